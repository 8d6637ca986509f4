"""From two papers to what changed: matching keys → alignment → token edits → findings → redline."""
