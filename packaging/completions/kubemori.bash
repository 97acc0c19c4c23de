# bash completion for kubemori. What is offered comes from the program itself, so that this file knows no options.
# shellcheck shell=bash

_kubemori() {
  local current=${COMP_WORDS[COMP_CWORD]} lines line
  COMPREPLY=()
  lines=$("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) || return 0
  # bash takes = for a word of its own: what follows it is completed alone.
  [ "$current" = "=" ] && current=""
  case $lines in
    :file) mapfile -t COMPREPLY < <(compgen -f -- "$current"); compopt -o filenames 2>/dev/null; return 0 ;;
    :dir) mapfile -t COMPREPLY < <(compgen -d -- "$current"); compopt -o filenames 2>/dev/null; return 0 ;;
  esac
  while IFS= read -r line; do
    if [ -n "$line" ]; then COMPREPLY+=("${line%%$'\t'*}"); fi
  done <<< "$lines"
  return 0
}

complete -F _kubemori kubemori
