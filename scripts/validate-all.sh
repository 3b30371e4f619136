#!/usr/bin/env bash
exec node "$(dirname "$0")/fleet.js" validate-all "$@"
