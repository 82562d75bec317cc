#!/usr/bin/env bash
# A gzip body of two members: libcurl gives the first and then fails; Node and Python read both.
#
# Version:   curl and libcurl 7.88.1-10+deb12u15 (Debian), the node and python3 of the machine.
# Input:     two gzip members one after the other, as RFC 1952 section 2.2 allows and as
#            `cat a.gz b.gz` makes, sent with Content-Encoding: gzip.
# Seen:      with --compressed curl writes the text of the first member and ends with exit 23
#            (a write error, though nothing was wrong with writing). zlib.gunzipSync of Node and
#            gzip.decompress of Python give both texts.
# Matters:   a body that a proxy compressed in pieces looks like a full disk, and what is on disk by
#            then looks like a whole page.
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
cd "$work"
apt-get download curl=7.88.1-10+deb12u15 libcurl4=7.88.1-10+deb12u15 >/dev/null
for package in *.deb; do dpkg-deb -x "$package" root; done
curl=root/usr/bin/curl
LD_LIBRARY_PATH=$(dirname "$(find "$work/root" -name 'libcurl.so.4' | head -n 1)")
export LD_LIBRARY_PATH
"$curl" --version | head -n 1

{ printf 'first\n' | gzip -nc; printf 'second\n' | gzip -nc; } >body.gz
cat >serve.py <<'PY'
import http.server
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = open("body.gz", "rb").read()
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *arguments):
        pass
server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
PY
python3 serve.py >port &
server=$!
until [ -s port ]; do sleep 0.1; done

set +e
"$curl" --silent --compressed --noproxy '*' "http://127.0.0.1:$(cat port)/" >by_curl
code=$?
set -e
echo "curl: exit $code, $(wc -c <by_curl) bytes"
[ "$code" -eq 23 ] && [ "$(cat by_curl)" = first ]
node -e 'process.stdout.write(require("zlib").gunzipSync(require("fs").readFileSync("body.gz")))' >by_node
python3 -c 'import gzip; print(gzip.decompress(open("body.gz", "rb").read()).decode(), end="")' >by_python
printf 'first\nsecond\n' | tee both
diff both by_node
diff both by_python
echo "as stated"
