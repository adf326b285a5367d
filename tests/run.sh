#!/usr/bin/env bash
# Builds Monitor and runs every check and test; from any working directory.
#   bash tests/run.sh            installs what the tests use (Debian, root only), builds, checks, tests
#   bash tests/run.sh --quick    no installing, no format and audit check
# The last line is always `N passed, N failed, N skipped`, and the exit code is 0 exactly when nothing failed. A step
# that fails (restore, build, format, audit, a test run that ends without a verdict) counts as one failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en LC_ALL=C.UTF-8
quick=false
case "${1:-}" in
    "") ;;
    --quick) quick=true ;;
    *) echo "usage: bash tests/run.sh [--quick]" >&2; exit 2 ;;
esac

passed=0 failed=0 skipped=0
log=$(mktemp -d) || exit 1
trap 'rm -rf "$log"' EXIT

say() { printf '\n== %s\n' "$*"; }
finish() {
    printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ]
    exit
}
fail() { echo "FAILED: $*"; failed=$((failed + 1)); }

# The SDK of global.json or a later feature band of it; `dotnet --version` fails when none fits.
say "SDK"
if ! command -v dotnet >/dev/null; then
    fail "no dotnet on PATH: install the .NET SDK of global.json ($(tr -d '\n' <global.json))"
    finish
fi
if ! dotnet --version; then
    fail "no SDK that fits global.json; installed: $(dotnet --list-sdks | tr '\n' ';')"
    finish
fi

# What the tests run against: package, what shows that it is there, which tests are skipped without it.
parts() {
    cat <<'PARTS'
postgresql|ls /usr/lib/postgresql/*/bin/initdb|the PostgreSQL half of every store test
python3-aiosmtpd|/usr/bin/python3 -c "import aiosmtpd"|every end-to-end test over SMTP
dovecot-imapd|test -x /usr/sbin/dovecot|the tests of the mailbox that reports come back to
chromium|test -x /usr/bin/chromium|every test in a browser
fonts-dejavu-core|dpkg -s fonts-dejavu-core|none, but pictures lack Latin and Cyrillic letters
fonts-noto-core|dpkg -s fonts-noto-core|none, but pictures lack Arabic letters
fonts-noto-cjk|dpkg -s fonts-noto-cjk|none, but pictures lack Chinese, Japanese and Korean letters
PARTS
}
missing() { parts | while IFS='|' read -r package present _; do bash -c "$present" >/dev/null 2>&1 || echo "$package"; done; }

install() {
    local wanted
    mapfile -t wanted < <(missing)
    [ ${#wanted[@]} -gt 0 ] || { echo "all there"; return; }
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "missing: ${wanted[*]} (not installed: needs root and apt-get)"
        return
    fi
    export DEBIAN_FRONTEND=noninteractive
    echo "installing ${wanted[*]}"
    if apt-get update -qq >"$log/apt" 2>&1 || apt-get update -qq >"$log/apt" 2>&1; then
        # One at a time: a package this Debian lacks must not take the others with it.
        for package in "${wanted[@]}"; do
            apt-get install -y -qq --no-install-recommends "$package" </dev/null >"$log/apt" 2>&1 \
                || { echo "apt-get could not install $package:"; tail -n 3 "$log/apt"; }
        done
    else
        echo "apt-get update failed twice:"
        tail -n 3 "$log/apt"
    fi
}

if $quick; then
    say "Debian packages: not installed (--quick)"
else
    say "Debian packages"
    install
fi
for package in $(missing); do
    printf '!! %s is missing. Skipped for it: %s\n' "$package" "$(parts | awk -F'|' -v p="$package" '$1==p{print $3}')"
done

say "Restore"
if ! dotnet restore Monitor.sln -v quiet; then fail "dotnet restore"; finish; fi

say "Build"
if ! dotnet build Monitor.sln -c Release --no-restore -v quiet; then fail "dotnet build"; finish; fi

if ! $quick; then
    say "Format"
    dotnet format Monitor.sln --verify-no-changes --no-restore || fail "dotnet format: run 'dotnet format' and commit"

    # The command ends with 0 whatever it finds, so its words decide; no words at all is a failure too.
    say "Known vulnerabilities"
    if dotnet list Monitor.sln package --vulnerable --include-transitive >"$log/audit" 2>&1; then ended=0; else ended=$?; fi
    if grep -q 'has the following vulnerable packages' "$log/audit"; then
        cat "$log/audit"
        fail "packages with known vulnerabilities"
    elif grep -qE 'NU1900|Unable to load the service index' "$log/audit"; then
        cat "$log/audit"
        echo "!! The audit source could not be reached: nothing is known about vulnerable packages in this run."
    elif [ "$ended" -ne 0 ] || ! grep -q 'has no vulnerable packages' "$log/audit"; then
        cat "$log/audit"
        fail "dotnet list package --vulnerable gave no verdict"
    else
        echo "none, in $(grep -c 'has no vulnerable packages' "$log/audit") projects"
    fi
fi

count() { awk -v word="$1:" '$1 == word { n += $2 } END { print n + 0 }' "$2"; }

for project in Monitor.Tests Monitor.EndToEnd; do
    say "$project"
    # Every wait of the tests is bounded; the limit is for a runner that hangs.
    dotnet test --project "tests/$project" -c Release --no-build --no-progress --no-ansi --timeout 20m 2>&1 | tee "$log/$project"
    ended=${PIPESTATUS[0]}
    bad=$(count failed "$log/$project")
    passed=$((passed + $(count succeeded "$log/$project")))
    failed=$((failed + bad))
    skipped=$((skipped + $(count skipped "$log/$project")))
    # A crash, a timeout or a run of no test at all ends with a code but without a failed test.
    [ "$ended" -eq 0 ] || [ "$bad" -gt 0 ] || fail "$project ended with exit code $ended and no failed test"
    [ "$(count total "$log/$project")" -gt 0 ] || [ "$ended" -ne 0 ] || fail "$project ran no test"
done

if [ "$skipped" -gt 0 ]; then
    say "Skipped, and why"
    awk '/^skipped / { print; if ((getline reason) > 0) print reason }' "$log/Monitor.Tests" "$log/Monitor.EndToEnd"
fi
finish
