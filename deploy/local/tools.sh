# Read by deploy/run, deploy/test, deploy/demo/load and .ci/run: finds the JDK and Maven, or says in one line what to install.
# shellcheck shell=sh

JDK_NEEDED=25

fail() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

# The major version that a JDK's release file names; nothing when the folder is no JDK.
jdk_version() {
    if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    fi
}

# Sets and exports JAVA_HOME to the first JDK that is new enough.
choose_jdk() {
    on_path=""
    if command -v javac >/dev/null 2>&1; then
        on_path=$(cd "$(dirname "$(readlink -f "$(command -v javac)" 2>/dev/null || command -v javac)")/.." && pwd)
    fi
    for jdk in "${JAVA_HOME:-}" "$on_path" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        [ -n "$jdk" ] || continue
        version=$(jdk_version "$jdk")
        if [ "${version:-0}" -ge "$JDK_NEEDED" ]; then
            JAVA_HOME=$jdk
            export JAVA_HOME
            return 0
        fi
    done
    fail "no JDK of $JDK_NEEDED or newer found: install one (for instance Temurin $JDK_NEEDED) or point JAVA_HOME to it"
}

require_maven() {
    command -v mvn >/dev/null 2>&1 || fail "mvn is missing: install Apache Maven 3.8.7 or newer"
}
