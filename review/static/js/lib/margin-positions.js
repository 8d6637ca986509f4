// The margin without overlaps: each thread as near to its words as the one before allows; the current
// one stands exactly at its words and pushes those before it up, as long as there is room for them.
export function stack(wanted, heights, current) {
  const tops = [];
  wanted.forEach((top, n) => tops.push(n ? Math.max(top, tops[n - 1] + heights[n - 1]) : top));
  if (current < 1 || tops[current] === wanted[current]) return tops;
  const pushed = [...tops];
  pushed[current] = wanted[current];
  for (let n = current - 1; n >= 0; n -= 1) pushed[n] = Math.min(pushed[n], pushed[n + 1] - heights[n]);
  if (pushed[0] < 0) return tops;
  for (let n = current + 1; n < pushed.length; n += 1) {
    pushed[n] = Math.max(wanted[n], pushed[n - 1] + heights[n - 1]);
  }
  return pushed;
}
