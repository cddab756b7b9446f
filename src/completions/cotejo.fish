# fish completion for cotejo

set -l commands align segment eval tmx model
set -l validate '__fish_seen_subcommand_from tmx; and __fish_seen_subcommand_from validate'
set -l train '__fish_seen_subcommand_from model; and __fish_seen_subcommand_from train'

complete -c cotejo -n "not __fish_seen_subcommand_from $commands" -f -a align -d 'set two texts side by side'
complete -c cotejo -n "not __fish_seen_subcommand_from $commands" -f -a segment -d 'cut a text into sentences'
complete -c cotejo -n "not __fish_seen_subcommand_from $commands" -f -a eval -d 'score alignments against gold ones'
complete -c cotejo -n "not __fish_seen_subcommand_from $commands" -f -a tmx -d 'look after translation memories'
complete -c cotejo -n "not __fish_seen_subcommand_from $commands" -f -a model -d 'learn a bilingual model, or look at one'
complete -c cotejo -n "not __fish_seen_subcommand_from $commands" -l version -d 'show the version'
complete -c cotejo -n '__fish_seen_subcommand_from tmx; and not __fish_seen_subcommand_from validate' -f -a validate \
    -d 'find what CAT tools would refuse or lose'
complete -c cotejo -n '__fish_seen_subcommand_from model; and not __fish_seen_subcommand_from train info' -f -a train \
    -d 'learn a model from translated sentences'
complete -c cotejo -n '__fish_seen_subcommand_from model; and not __fish_seen_subcommand_from train info' -f -a info \
    -d 'say what a model is made of'

complete -c cotejo -s q -l quiet -d 'errors only'
complete -c cotejo -s v -l verbose -d 'say what is done'
complete -c cotejo -l log-json -d 'messages as JSON'
complete -c cotejo -l ui-lang -x -a 'en es' -d 'language of messages'
complete -c cotejo -s h -l help -d 'show help'

complete -c cotejo -n '__fish_seen_subcommand_from align' -l jobs -r -d 'many pairs: a file with es, en and out a line'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l input-format -x -a 'txt html' -d 'format of the texts'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l encoding -x -d 'encoding of both texts'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l es-encoding -x -d 'encoding of the Spanish text'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l en-encoding -x -d 'encoding of the English text'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l presegmented -d 'every line is a sentence'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l no-language-check -d 'align other languages too'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l max-size -x -d 'refuse larger files, in MiB'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l glossary -r -d 'terms that help to align'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l model -r -a 'builtin none' -d 'bilingual model'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l threads -x -d 'pairs to align at a time'
complete -c cotejo -n '__fish_seen_subcommand_from align' -s o -l output -r -d 'file to write'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l format -x -a 'tmx tsv jsonl ladder spans' -d 'format of the output'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l min-confidence -x -d 'leave out pairs less sure'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l es-lang -x -d 'language tag of the Spanish text'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l en-lang -x -d 'language tag of the English text'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l srclang -x -d 'source language in the TMX header'
complete -c cotejo -n '__fish_seen_subcommand_from align' -l date -x -a now -d 'creation date in the TMX'

complete -c cotejo -n '__fish_seen_subcommand_from segment' -l lang -x -a 'es en' -d 'language of the text'
complete -c cotejo -n '__fish_seen_subcommand_from segment' -l input-format -x -a 'txt html' -d 'format of the text'
complete -c cotejo -n '__fish_seen_subcommand_from segment' -l encoding -x -d 'encoding of the text'
complete -c cotejo -n '__fish_seen_subcommand_from segment' -l format -x -a 'text jsonl' -d 'format of the output'

complete -c cotejo -n '__fish_seen_subcommand_from eval' -l all -d 'every set in a folder'
complete -c cotejo -n '__fish_seen_subcommand_from eval' -l skip-missing -d 'leave out documents without an answer'
complete -c cotejo -n '__fish_seen_subcommand_from eval' -l per-doc -d 'a row a document too'
complete -c cotejo -n '__fish_seen_subcommand_from eval' -l reliability -d 'how often beads of a confidence are right'
complete -c cotejo -n '__fish_seen_subcommand_from eval' -l format -x -a 'table tsv json' -d 'format of the output'

complete -c cotejo -n $validate -l fail-on -x -a 'error warning never' -d 'what makes the status 1'
complete -c cotejo -n $validate -l format -x -a 'text jsonl' -d 'format of the output'

complete -c cotejo -n $train -l parallel -r -d 'two texts, Spanish and English, line by line'
complete -c cotejo -n $train -l max-size -x -d 'refuse larger files, in MiB'
complete -c cotejo -n $train -l threads -x -d 'how many to use'
complete -c cotejo -n $train -s o -l output -r -d 'file to write'
complete -c cotejo -n $train -l source -x -d 'what it was learned from'
complete -c cotejo -n $train -l licence -x -d 'under which licence it may be used'
complete -c cotejo -n $train -l date -x -d 'when, or of what state'
