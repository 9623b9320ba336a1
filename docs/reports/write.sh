#!/usr/bin/env bash
# Writes docs/reports/answers anew with the student at hand: the ten reports in both languages, for both readers.
set -euo pipefail
cd "$(dirname "$0")/../.."
for lang in en zh; do
  for audience in clinician patient; do
    ./vade interpret docs/reports/given/*.txt --pack lab-report --lang "$lang" --audience "$audience" \
      > "docs/reports/answers/$lang-$audience.txt"
  done
done
