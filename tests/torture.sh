#!/usr/bin/env bash
# The torture tests at full scale: 10,000 feeds of which some hang, 500 feeds of one host, and the like. About an hour on two
# cores; not part of tests/run.sh, which runs the same tests at a tenth.
#   bash tests/torture.sh            all of them
#   bash tests/torture.sh '*Crowd*'  those whose class fits
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C.UTF-8 MONITOR_TORTURE=full
dotnet build Monitor.sln -c Release -v quiet || exit 1
tests/Monitor.EndToEnd/bin/Release/net10.0/Monitor.EndToEnd -namespace Monitor.EndToEnd.Torture -class "${1:-*}" -showLiveOutput
