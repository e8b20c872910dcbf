"""A passkey made of software: what a phone answers when a page asks for one."""

import json
import re
import secrets
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

ORIGIN = "http://testserver"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def asked(page):
    """The question that a page puts to the device."""
    found = json.loads(re.search(r'<script id="js_data" type="application/json">(.*?)</script>', page)[1])
    return found.get("creation_options") or found["request_options"]


class Passkey:
    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.owner = b""

    def client_data(self, kind, question):
        return json.dumps({"type": kind, "challenge": question["challenge"], "origin": ORIGIN}).encode()

    def device_data(self, flags, more=b""):
        return sha256(b"testserver").digest() + bytes([flags]) + (0).to_bytes(4, "big") + more

    def create(self, options):
        question = options["publicKey"]
        self.owner = question["user"]["id"]
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        data = self.device_data(PRESENT | VERIFIED | ATTESTED, attested)
        response = {
            "clientDataJSON": websafe_encode(self.client_data("webauthn.create", question)),
            "attestationObject": websafe_encode(cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})),
        }
        return self.answer(response, {"credProps": {"rk": True}})

    def get(self, options):
        question = options["publicKey"]
        client, data = self.client_data("webauthn.get", question), self.device_data(PRESENT | VERIFIED)
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
            "userHandle": self.owner,
        }
        return self.answer(response, {})

    def answer(self, response, extensions):
        number = websafe_encode(self.id)
        return json.dumps(
            {
                "id": number,
                "rawId": number,
                "type": "public-key",
                "response": response,
                "clientExtensionResults": extensions,
            }
        )
