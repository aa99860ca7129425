#!/usr/bin/env bash
# What every instance runs. Change a line here, apply again, and it runs again.
set -euo pipefail
echo "installing the application, $*"
