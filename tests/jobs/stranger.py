"""What a receiver writes who knows only the Standard Webhooks page: standard library, nothing of ours.

python3 stranger.py whsec_… < message.json     ({"headers": {…}, "body": "…"}; exit code 0 or 1)
"""

import base64
import hashlib
import hmac
import json
import sys

secret = base64.b64decode(sys.argv[1].removeprefix("whsec_"))
message = json.load(sys.stdin)
headers = {name.lower(): value for name, value in message["headers"].items()}
signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.{message['body']}".encode()
expected = base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()
given = [part.partition(",")[2] for part in headers["webhook-signature"].split(" ")]
sys.exit(0 if any(hmac.compare_digest(expected, one) for one in given) else 1)
