"""A work account's server (OpenID Connect) on this machine, in a thread: it says of its person what it is told to."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import jwt

CLIENT, SECRET = "concord", "s3cret"


class IdentityServer:
    """`said`: what it says of the person; `signed`: what its token says too; `broken`: what it answers instead."""

    def __init__(self):
        self.said, self.signed, self.broken, self.asked = {"sub": "u1", "name": "Somebody Else"}, {}, {}, []
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.address = f"http://127.0.0.1:{self.http.server_port}"
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.http.shutdown()
        self.http.server_close()
        self.thread.join(timeout=5)

    def answer(self, path, form, headers):
        if path == "/.well-known/openid-configuration":
            places = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
            found = {f"{name}_endpoint": f"{self.address}/{place}" for name, place in places.items()}
            methods = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
            return found | methods | {"issuer": self.address, "jwks_uri": f"{self.address}/keys"}
        if path == "/token":
            assert (form["client_id"], form["client_secret"], form["code"]) == (CLIENT, SECRET, "c0de")
            return {"access_token": "t0ken", "token_type": "Bearer", "id_token": self.token()}
        assert (path, headers["Authorization"]) == ("/userinfo", "Bearer t0ken")
        return self.said

    def token(self):
        facts = {"iss": self.address, "aud": CLIENT, "sub": self.said.get("sub", ""), "exp": 4_000_000_000, "iat": 1}
        return jwt.encode(facts | self.signed, "x" * 32, algorithm="HS256", headers={"kid": "1"})

    def handler(server):  # noqa: N805 - `self` is the request's
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.reply({})

            def do_POST(self):
                typed = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self.reply({name: values[0] for name, values in parse_qs(typed).items()})

            def reply(self, form):
                path = self.path.partition("?")[0]
                server.asked.append(path)
                status, body = server.broken.get(path) or (200, json.dumps(server.answer(path, form, self.headers)))
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *args):
                pass

        return Handler
