#!/usr/bin/python3
"""A second reading of a packed web archive, with nothing of ours: gzip member by member, every field
and digest checked, each answer parsed by the standard library and held against a folder of pages.

  warc_check.py ARCHIVE.warc.gz FOLDER [URL-PREFIX]
"""
import base64
import hashlib
import http.client
import io
import json
import pathlib
import re
import sys
import zlib

REQUIRED = {"warc-type", "warc-record-id", "warc-date", "content-length"}
UUID = re.compile(r"<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>")


def must(condition, *what):
    if not condition:
        sys.exit(" ".join(map(str, what)))


def members(data):
    while data:
        unpacker = zlib.decompressobj(wbits=31)
        member = unpacker.decompress(data)
        must(unpacker.eof, "a gzip member is cut short")
        yield member
        data = unpacker.unused_data


def sha1(content):
    return "sha1:" + base64.b32encode(hashlib.sha1(content).digest()).decode()


def record(member):
    head, _, rest = member.partition(b"\r\n\r\n")
    version, *lines = head.decode("utf-8").split("\r\n")
    fields = {}
    for line in lines:
        name, value = line.split(": ", 1)
        must(name.lower() not in fields, name, "is there twice")
        fields[name.lower()] = value
    must(version == "WARC/1.1", version)
    must(REQUIRED <= fields.keys(), "fields are missing:", fields)
    length = int(fields["content-length"])
    must(rest[length:] == b"\r\n\r\n", "a member is not one record of the length it says")
    return fields, rest[:length]


class Wire:
    def __init__(self, content):
        self.content = content

    def makefile(self, *_):
        return io.BytesIO(self.content)


def answer(block):
    response = http.client.HTTPResponse(Wire(block))
    response.begin()
    return response, response.read()


def main(archive, folder, prefix="https://"):
    folder = pathlib.Path(folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    pages = {page["address"]: page for page in manifest["pages"]}
    records = [record(member) for member in members(pathlib.Path(archive).read_bytes())]
    ids = [fields["warc-record-id"] for fields, _ in records]
    must(len(set(ids)) == len(ids), "two records have one id")
    must(records[0][0]["warc-type"] == "warcinfo", "the first record is no warcinfo")
    seen = set()
    for fields, block in records:
        kind = fields["warc-type"]
        must(UUID.fullmatch(fields["warc-record-id"]), fields["warc-record-id"])
        must(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", fields["warc-date"]), fields["warc-date"])
        must(fields["warc-block-digest"] == sha1(block), "a block is not what its digest says")
        must(fields.get("warc-warcinfo-id", ids[0]) == ids[0], "a record of no warcinfo")
        must(fields.get("warc-concurrent-to", ids[0]) in ids, "a record beside none")
        if kind == "resource":
            must(fields["warc-payload-digest"] == sha1(block), "a resource is not what its digest says")
            must(block == (folder / fields["warc-target-uri"].rpartition("/")[2]).read_bytes(), "a file differs")
        if kind not in ("request", "response"):
            continue
        uri = fields["warc-target-uri"]
        must(uri.startswith(prefix), uri)
        page = pages[uri[uri.index("/practice/"):]]
        must(fields["warc-date"] == page["fetched_at"], uri, "has another date")
        must(fields["content-type"] == f"application/http; msgtype={kind}", fields["content-type"])
        if kind == "request":
            host, _, path = uri.partition("://")[2].partition("/")
            must(block == f"GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode(), block)
            continue
        response, body = answer(block)
        must(response.status == page["status"], uri, response.status)
        must(response.headers["Content-Type"] == page["headers"].get("Content-Type"), uri, response.headers)
        must(fields["warc-payload-digest"] == sha1(body), uri, "is not what its digest says")
        must(body == (folder / page["file"]).read_bytes(), uri, "differs")
        seen.add(page["address"])
    must(seen == pages.keys(), "pages are missing:", pages.keys() - seen)


main(*sys.argv[1:])
