#!/usr/bin/env bash
# The documents call the same script by two names (C-17).
exec node "$(dirname "$0")/fleet.js" provision "$@"
