#!/bin/sh
# Speaks sudo's protocol without becoming anybody: `fake_sudo.sh -S -p PROMPT -- COMMAND...`. What it should do is in the file
# $FAKE_SUDO: a password to ask for, "nopasswd", or "refuse" (not in sudoers).
prompt='' tries=0
while [ $# -gt 0 ]; do
  case $1 in
    -S) ;;
    -p) prompt=$2; shift;;
    --) shift; break;;
  esac
  shift
done
wanted=$(cat "$FAKE_SUDO")
case $wanted in
  nopasswd) exec "$@";;
  refuse) echo "ops is not in the sudoers file." >&2; exit 1;;
esac
while [ $tries -lt 3 ]; do
  # In two writes with time between them, as slow links deliver it.
  printf '%s' "${prompt%"${prompt#?????}"}" >&2; sleep 0.05; printf '%s' "${prompt#?????}" >&2
  IFS= read -r answer || { echo "sudo: no password was provided" >&2; exit 1; }
  [ "$answer" = "$wanted" ] && exec "$@"
  tries=$((tries + 1))
  [ $tries -lt 3 ] && echo "Sorry, try again." >&2
done
echo "sudo: 3 incorrect password attempts" >&2
exit 1
