# shellcheck shell=bash disable=SC2154
# A second major version of ansible-core for the tests, from PyPI, beside the system's own. It is one file of pure Python that needs
# what the system's ansible needs anyway, so it is only unpacked: no virtual environment, nothing for this machine's Python.

second_ansible=${KUBEMORI_SECOND_ANSIBLE:-2.16.19}

# Where it lies once it is there.
second_ansible_folder() { echo "$cache/ansible/$second_ansible"; }

# pip for downloading only: the machine's, whatever its Python is.
some_pip() {
  local try
  for try in pip3 pip; do if command -v "$try" >/dev/null; then echo "$try"; return; fi; done
  if python3 -m pip --version >/dev/null 2>&1; then echo "python3 -m pip"; fi
}

# Says why not on standard output where it cannot be had.
download_ansible() {
  local folder=$1 pip
  pip=$(some_pip)
  [ -n "$pip" ] || { echo "there is no pip to download ansible-core $second_ansible with"; return 1; }
  # shellcheck disable=SC2086  # may be several words
  if ! timeout 120 $pip download -q --disable-pip-version-check --no-deps --only-binary=:all: --python-version 3.12 \
      --dest "$folder" "ansible-core==$second_ansible" >"$folder/log" 2>&1; then
    echo "ansible-core $second_ansible cannot be downloaded: $(tail -n 1 "$folder/log" | cut -c1-200)"
    return 1
  fi
}

# The programs, as two lines each: the Python that has the libraries is the one that runs them.
write_programs() {
  local folder=$1 name
  mkdir -p "$folder/bin"
  for name in adhoc:ansible playbook:ansible-playbook config:ansible-config vault:ansible-vault inventory:ansible-inventory; do
    printf '#!/usr/bin/python3\nimport sys\nsys.path.insert(0, "%s")\nfrom ansible.cli.%s import main\nsys.exit(main())\n' \
      "$(second_ansible_folder)" "${name%%:*}" > "$folder/bin/${name#*:}"
    chmod +x "$folder/bin/${name#*:}"
  done
}

# ensure_second_ansible: quick when it is there. Without it the tests say why they left it out, which is in FOLDER.why.
ensure_second_ansible() {
  local folder new why
  folder=$(second_ansible_folder)
  [ -x "$folder/bin/ansible-playbook" ] && return
  in_root && return
  mkdir -p "$cache/ansible"
  new=$(mktemp -d "$cache/ansible/new.XXXXXX")
  say "getting ansible-core $second_ansible for the tests"
  if why=$(download_ansible "$new") && (cd "$new" && python3 -m zipfile -e ansible_core-*.whl . 2>/dev/null || unzip -q ansible_core-*.whl); then
    write_programs "$new"
    rm -f "$new"/*.whl "$new/log" "$folder.why"
    rm -rf "$folder"
    mv "$new" "$folder"
  else
    say "${why:=ansible-core $second_ansible could not be unpacked}"
    echo "$why" > "$folder.why"
    rm -rf "$new"
  fi
}

# Wheels of the same version and of all it needs, for virtual environments on the lab: nothing reaches an index from there.
wheels_folder() { echo "$cache/wheels"; }

# The Python that makes those environments: the root's.
wheels_python() {
  local program
  for program in "$cache"/debian13/usr/bin/python3.*; do
    case ${program##*/} in python3.*[!0-9]*) ;; python3.*) echo "${program##*/python}"; return;; esac
  done
  echo 3.13
}

# Says why not on standard output where they cannot be had.
download_wheels() {
  local folder=$1 pip
  pip=$(some_pip)
  [ -n "$pip" ] || { echo "there is no pip to download wheels with"; return 1; }
  # shellcheck disable=SC2086  # may be several words
  if ! timeout 180 $pip download -q --disable-pip-version-check --only-binary=:all: --python-version "$(wheels_python)" \
      --dest "$folder" "ansible-core==$second_ansible" >"$folder/log" 2>&1; then
    echo "wheels of ansible-core $second_ansible cannot be downloaded: $(tail -n 1 "$folder/log" | cut -c1-200)"
    return 1
  fi
}

# ensure_wheels: quick when they are there. Without them the tests say why they left something out, which is in FOLDER/why.
ensure_wheels() {
  local folder mark new why
  folder=$(wheels_folder)
  mark=$folder/.complete-$second_ansible-$(wheels_python)
  [ -f "$mark" ] && return
  in_root && return
  mkdir -p "$folder"
  new=$(mktemp -d "$folder/new.XXXXXX")
  say "getting wheels of ansible-core $second_ansible for the lab"
  if why=$(download_wheels "$new"); then
    rm -f "$folder"/*.whl "$folder"/.complete-* "$folder/why"
    mv "$new"/*.whl "$folder/"
    : > "$mark"
  else
    say "$why"
    echo "$why" > "$folder/why"
  fi
  rm -rf "$new"
}
