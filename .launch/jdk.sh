# shellcheck shell=bash
# Finds a JDK; sourced by ghostlight and verify. For bash 3.2 and newer, as macOS has no other.

# find_jdk: sets jdk to the home of a JDK 25 or newer and jdk_version to its exact version,
# or fails and sets jdk_seen to what was looked at, a line for each.
# JAVA_HOME comes first, then PATH, then the usual folders (GHOSTLIGHT_JDK_FOLDERS, separated by colons, stands for those).
find_jdk() {
  local java folder
  local folders="${GHOSTLIGHT_JDK_FOLDERS-/usr/lib/jvm:/opt:${HOME-}/.sdkman/candidates/java:/Library/Java/JavaVirtualMachines}"
  jdk_seen=''
  if [ -n "${JAVA_HOME-}" ]; then
    is_jdk "$JAVA_HOME" && return 0
  else
    jdk_seen+='  JAVA_HOME: not set'$'\n'
  fi
  if java=$(command -v java); then
    # The java on the PATH is mostly a link to a link.
    java=$(readlink -f "$java" 2>/dev/null) || java=''
    is_jdk "${java%/bin/java}" && return 0
  else
    jdk_seen+='  PATH: no java'$'\n'
  fi
  local IFS=:
  for folder in $folders; do
    unset IFS
    for java in "$folder"/*/bin/java "$folder"/*/Contents/Home/bin/java; do
      [ -e "$java" ] || continue
      is_jdk "${java%/bin/java}" && return 0
    done
    jdk_seen+="  $folder: no JDK 25 or newer"$'\n'
  done
  return 1
}

# is_jdk HOME: reads the release file that every JDK has, as starting its java would cost more than all the rest.
is_jdk() {
  local line version='' major
  jdk_version=''
  if [ -r "$1/release" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
      case $line in
        JAVA_VERSION=*) version=${line#*=} version=${version//\"/} ;;
        JAVA_RUNTIME_VERSION=*) jdk_version=${line#*=} jdk_version=${jdk_version//\"/} ;;
      esac
    done <"$1/release"
  fi
  major=${version%%[!0-9]*}
  if [ ! -x "$1/bin/javac" ]; then
    jdk_seen+="  $1: not a JDK (no bin/javac)"$'\n'
    return 1
  fi
  if [ -z "$major" ] || [ "$major" -lt 25 ]; then
    jdk_seen+="  $1: version ${version:-unknown}"$'\n'
    return 1
  fi
  # shellcheck disable=SC2034 # for the one who calls
  jdk=$1
  jdk_version=${jdk_version:-$version}
}

# no_jdk NAME: tells the person that find_jdk failed; what NAME wanted to do is left undone.
no_jdk() {
  printf '%s: no JDK 25 or newer was found. Nothing was run. Install one (Debian, Ubuntu: apt-get install openjdk-25-jdk), or set JAVA_HOME to one. Looked at:\n%s' \
    "$1" "$jdk_seen" >&2
}
