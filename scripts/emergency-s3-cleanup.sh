#!/usr/bin/env bash
exec node "$(dirname "$0")/fleet.js" emergency-s3-cleanup "$@"
