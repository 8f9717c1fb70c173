# What stands before a guide's commands: they run as printed, with the program that the tests were built with.
set -eo pipefail

dotnet() {
  case "$*" in
    test) ;; # This is it.
    "run --project src/HubGraph") serve ;;
    "run --project src/HubGraph -- --"*) serve "${@:5}" ;;
    "run --project src/HubGraph -- "*) command dotnet "$PROGRAM" "${@:5}" ;;
    "user-jwts create "*" --role operator "*) echo "$OPERATOR_TOKEN" ;;
    "user-jwts create "*" --role administrator "*) echo "$ADMINISTRATOR_TOKEN" ;;
    *) echo "No guide may print: dotnet $*" >&2; return 1 ;;
  esac
}

# Returns when it serves, as a person waits for that line of the log, and is ready, which a busy machine is a little later.
serve() {
  case "$*" in *--urls*) ;; *) set -- --urls "http://$SERVER" "$@" ;; esac
  local log="server-$RANDOM.log"
  ASPNETCORE_ENVIRONMENT=Development command dotnet "$PROGRAM" "$@" > "$log" 2>&1 &
  until grep -q 'Serving ' "$log"; do
    kill -0 $! 2> /dev/null || { cat "$log" >&2; return 1; }
    sleep 0.1
  done
  local address
  address=$(grep -om1 'Serving http[^ ]*' "$log" | cut -d' ' -f2)
  for _ in $(seq 100); do
    curl -sf "${address%/graphql}/health/ready" > /dev/null && break
    sleep 0.1
  done
}

# Of Node.js 20, which has it behind an option; later versions have it as it is.
node() {
  case "$(command node --version)" in
    v20.*) command node --experimental-websocket "$@" ;;
    *) command node "$@" ;;
  esac
}

# The packages are those of the tests' own clients.
npm() {
  for package in "${@:2}"; do
    case "$package" in -*) ;; *) [ -d "node_modules/$package" ] || { echo "The tests do not have $package." >&2; return 1; } ;; esac
  done
}
