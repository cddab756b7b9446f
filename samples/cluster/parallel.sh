#!/bin/bash
# The same without a cluster: parallel.sh PLAN_DIR [OPTION OF GNU PARALLEL]...
#
#   parallel.sh plan                                   # as many parts at a time as there are processors
#   parallel.sh plan --jobs 4 --bar
#   parallel.sh plan --sshlogin 8/ada,8/bob --wd .     # on machines that see the same files
#
# Called again, it does what is missing, and again what failed; parallel.log in the plan's folder says how long each took.
set -euo pipefail
plan=$1
shift
parts=$(cotejo batch status "$plan" --format json | grep -o '"parts":[0-9]*' | cut -d: -f2)
seq "$parts" | parallel --quote --joblog "$plan/parallel.log" --resume-failed "$@" \
  cotejo batch run-part --retry-failed "$plan"
