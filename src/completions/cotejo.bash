# bash completion for cotejo

_cotejo_common="--quiet --verbose --log-json --ui-lang --help"

# The commands of feed.
_cotejo_feed="read status list show reject pair"

# The options of align, check and terms that are about the texts.
_cotejo_texts="--jobs --input-format --encoding --es-encoding --en-encoding --presegmented --no-language-check \
  --max-size --glossary --model --decisions --threads"

# The options of a command.
_cotejo_options() {
  case "$1" in
    align)
      echo "$_cotejo_texts --output --report --format --min-confidence --no-check --es-lang --en-lang \
        --srclang --date"
      ;;
    check)
      echo "$_cotejo_texts --only --profile --strict --min-occurrences --min-confidence --ignore --output --report \
        --format --all --doc-id --fail-on"
      ;;
    terms) echo "$_cotejo_texts --min-occurrences --min-share --output --format --tbx-version --es-lang --en-lang" ;;
    pair)
      echo "--dates --input-format --encoding --no-language-check --max-size --window --glossary --model --threads --output \
        --min-confidence"
      ;;
    segment) echo "--lang --input-format --encoding --format" ;;
    extract) echo "--url --encoding --output --format" ;;
    eval) echo "--all --skip-missing --per-doc --reliability --format" ;;
    "tmx validate") echo "--fail-on --format" ;;
    "model train") echo "--parallel --max-size --threads --output --source --licence --date" ;;
    "model info") ;;
    "batch plan")
      echo "--input-format --encoding --es-encoding --en-encoding --presegmented --no-language-check --max-size --glossary --model \
        --format --min-confidence --no-check --es-lang --en-lang --srclang --date --output --parts --part-size --force"
      ;;
    "batch run-part") echo "--retry-failed --threads" ;;
    "batch status") echo "--list --format" ;;
    "batch merge") echo "--allow-missing --output --report" ;;
    feed)
      echo "--es --en --mirror --fetch --pause --allow-private --max-size --no-language-check --window --least --glossary --model --threads --only --profile \
        --strict --ignore --term-days --out --min-confidence --es-lang --en-lang --srclang --fail-on"
      ;;
    "feed status") echo "--format" ;;
    "feed list") echo "--state --side --format" ;;
    "feed show" | "feed reject" | "feed pair") ;;
    "feed read") echo "--input-format --url --content-type --content-language --format --details" ;;
  esac
}

# The values of an option of a command; nothing when it takes a file or anything.
_cotejo_values() {
  case "$1 $2" in
    "check --format") echo "table jsonl tsv xlsx sarif xliff tmx" ;;
    "check --only" | "feed --only") echo "coverage fidelity terms glossary one-to-many many-to-one omitted_sentence omitted_paragraph omitted_clause \
      added_sentence untranslated duplicated moved unusual_length wrong_number wrong_name unpaired_mark not_carried_over" ;;
    "check --fail-on" | "feed --fail-on") echo "note warning error never" ;;
    "batch status --list") echo "done failed missing" ;;
    "align --format" | "batch plan --format") echo "tmx tsv jsonl html ladder spans" ;;
    "segment --format" | "extract --format" | "tmx validate --format") echo "text jsonl" ;;
    "eval --format") echo "table tsv json" ;;
    "feed read --input-format")
      echo "rss rdf atom newsml nitf sitemap warc pages jsonfeed ninjs html text"
      ;;
    "feed read --format") echo "table jsonl" ;;
    "feed status --format" | "batch status --format") echo "text json" ;;
    "feed list --format") echo "text jsonl" ;;
    "feed list --state") echo "new pending paired rejected" ;;
    "feed list --side") echo "es en" ;;
    *" --input-format") echo "txt html" ;;
    *" --ui-lang" | *" --lang") echo "en es" ;;
    *" --fail-on") echo "error warning never" ;;
  esac
}

_cotejo() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} words=
  [[ $command == tmx || $command == model || $command == batch ]] && [ "$COMP_CWORD" -gt 2 ] && command+=" ${COMP_WORDS[2]}"
  # What follows feed is a command, or the store of a run.
  [[ $command == feed && $COMP_CWORD -gt 2 && " $_cotejo_feed " == *" ${COMP_WORDS[2]} "* ]] && command+=" ${COMP_WORDS[2]}"

  if [ "$COMP_CWORD" -eq 1 ]; then
    words="align check terms segment extract pair eval tmx model feed batch --version $_cotejo_common"
  elif [ "$command" = tmx ]; then
    words="validate --help"
  elif [ "$command" = model ]; then
    words="train info --help"
  elif [ "$command" = batch ]; then
    words="plan run-part status merge --help"
  elif [ "$command" = feed ] && [ "$COMP_CWORD" -eq 2 ] && [[ $word != -* ]]; then
    words=$_cotejo_feed
  elif [[ $before == --* ]]; then
    words=$(_cotejo_values "$command" "$before")
  fi
  if [ -z "$words" ] && [[ $word == -* ]]; then
    words="$(_cotejo_options "$command") $_cotejo_common"
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}

complete -o bashdefault -o default -F _cotejo cotejo
