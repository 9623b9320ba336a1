#!/usr/bin/env bash
# Writes docs/reports/answers anew with the student at hand: the ten reports in both languages, for both readers,
# and a check-up and a record in both languages.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p docs/reports/answers
for lang in en zh; do
  for audience in clinician patient; do
    ./vade interpret docs/reports/given/*.txt --pack lab-report --lang "$lang" --audience "$audience" \
      > "docs/reports/answers/$lang-$audience.txt"
  done
done
for lang in en zh; do
  ./vade interpret docs/reports/given/06-thyroid-lipids.txt --pack lab-report --task check-up --lang "$lang" \
    > "docs/reports/answers/check-up-$lang.txt"
  ./vade interpret docs/examples/record-3.hl7 --prior docs/examples/record-1.hl7 --prior docs/examples/record-2.hl7 \
    --pack lab-report --task record-summary --lang "$lang" > "docs/reports/answers/record-summary-$lang.txt"
done
