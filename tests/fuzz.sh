#!/usr/bin/env bash
# Coverage-guided fuzzing of the feed decoder and parser: afl-fuzz over the instrumented assemblies. Not part of tests/run.sh,
# which replays the corpus this keeps.
#   bash tests/fuzz.sh [SECONDS]     600 when left out
# Needs afl++ (apt-get install afl++) and the SDK. Crashes and hangs fail it and stay in the folder it names; inputs that
# reach new code are kept in tests/Monitor.Fuzzing/corpus.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C.UTF-8
seconds=${1:-600}
command -v afl-fuzz >/dev/null || { echo "afl-fuzz is missing: apt-get install afl++" >&2; exit 2; }

work=$(mktemp -d)
corpus=tests/Monitor.Fuzzing/corpus
dotnet publish tests/Monitor.Fuzzing -c Release -o "$work/bin" -v quiet
dotnet tool install --tool-path "$work/tools" SharpFuzz.CommandLine --version 2.3.0 >/dev/null
# What reads foreign bytes, and nothing else: coverage of the rest would only be noise.
"$work/tools/sharpfuzz" "$work/bin/monitor.dll" Monitor.Feeds
"$work/tools/sharpfuzz" "$work/bin/CodeHollow.FeedReader.dll"

# A dotnet program is no native AFL binary, and this is no machine to tune.
export AFL_SKIP_BIN_CHECK=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1
# A hang is what takes longer than the two seconds a hostile feed may cost.
timeout --preserve-status "$((seconds + 120))" \
    afl-fuzz -i "$corpus" -o "$work/out" -t 2000 -m none -V "$seconds" -- dotnet "$work/bin/Monitor.Fuzzing.dll" >"$work/log" 2>&1 \
    || { tail -n 20 "$work/log" >&2; exit 1; }

out=$work/out/default
figure() { awk -F: -v key="$1" '{ gsub(/ /, "", $1) } $1 == key { gsub(/ /, "", $2); print $2 }' "$out/fuzzer_stats"; }
crashes=$(find "$out/crashes" -name 'id:*' | wc -l)
hangs=$(find "$out/hangs" -name 'id:*' | wc -l)

# The corpus stays small: what reached a new edge, and not what merely ran one more often.
new=0
for input in "$out"/queue/*+cov*; do
    [ -f "$input" ] && [ "$(wc -c <"$input")" -le 20000 ] || continue
    name=$(sha256sum "$input" | cut -c1-12)
    [ -f "$corpus/$name" ] || { cp "$input" "$corpus/$name"; new=$((new + 1)); }
done
echo "fuzz: $seconds s, $(figure execs_done) inputs, $(figure corpus_count) in the queue, $crashes crashes, $hangs hangs; kept $new new inputs"
if [ "$crashes" -gt 0 ] || [ "$hangs" -gt 0 ]; then
    echo "see $out"
    exit 1
fi
rm -rf "$work"
