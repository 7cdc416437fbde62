# Sourced by the launchers: finds a java of version 25 or newer. POSIX sh.
#
#   java=$(find_java) || exit 1
#
# The version is what the JDK says of itself, never what its folder is called.

# say VIETNAMESE ENGLISH: one sentence to standard error, in the terminal's language.
say() {
  case "${TRAM_LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in
    vi*) printf '%s\n' "$1" >&2 ;;
    *) printf '%s\n' "$2" >&2 ;;
  esac
}

# java_is_new_enough JAVA
java_is_new_enough() {
  [ -x "$1" ] || return 1
  java_major=$("$1" -XshowSettings:properties -version 2>&1 |
    sed -n 's/^ *java\.specification\.version = \([0-9]*\)$/\1/p')
  [ "${java_major:-0}" -ge 25 ]
}

# jdk_is_new_enough HOME: from the JDK's own release file where it has one, which is faster.
jdk_is_new_enough() {
  [ -x "$1/bin/java" ] || return 1
  if [ -r "$1/release" ]; then
    jdk_major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${jdk_major:-0}" -ge 25 ]
  else
    java_is_new_enough "$1/bin/java"
  fi
}

find_java() {
  if [ -n "${JAVA_HOME:-}" ] && jdk_is_new_enough "$JAVA_HOME"; then
    printf '%s\n' "$JAVA_HOME/bin/java"
    return 0
  fi
  java_on_path=$(command -v java 2>/dev/null) || java_on_path=
  if [ -n "$java_on_path" ] && java_is_new_enough "$java_on_path"; then
    printf '%s\n' "$java_on_path"
    return 0
  fi
  for jdk in /usr/lib/jvm/* /usr/java/* /opt/* /opt/*/jdk* /usr/local/*jdk* \
    "${HOME:-/root}"/.sdkman/candidates/java/* "${HOME:-/root}"/.jdks/* "${HOME:-/root}"/.m2/jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/root}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if jdk_is_new_enough "$jdk"; then
      printf '%s\n' "$jdk/bin/java"
      return 0
    fi
  done
  if [ -x /usr/libexec/java_home ]; then
    jdk=$(/usr/libexec/java_home -v 25+ 2>/dev/null) || jdk=
    if [ -n "$jdk" ] && jdk_is_new_enough "$jdk"; then
      printf '%s\n' "$jdk/bin/java"
      return 0
    fi
  fi
  say "Trạm cần JDK 25 trở lên nhưng máy này không có: hãy cài đặt rồi đặt biến JAVA_HOME trỏ tới thư mục của nó." \
    "Trạm needs a JDK 25 or newer and found none on this machine: install one and let JAVA_HOME name its folder."
  return 1
}
