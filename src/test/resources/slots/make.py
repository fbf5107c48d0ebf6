#!/usr/bin/env python3
"""make.py: gold.txt (inline notation) -> gold.jsonl (the form of ../shared/bench/slots/guideline.md). Offsets are computed and each span's text is asserted.

Notation. "@ DATE PLACE | TITLE" opens a passage; "c ..." a context paragraph; "p ..." a focus paragraph; then a line a statement:
    N KIND[/ALT,ALT] WHO[; WHO] [| neg pos in=K]     WHO: name~alt~alt, u:description@organization, n:the same with unnamed null,
                                                     "-" (the source's text), "none" (no speaker stated)
Spans: [ROLES text|extra], nesting allowed. ROLES: S source, C cue, T content, A audience, V venue (V1e event, V1p place, V1m medium),
D date, xv xd xa distractors; each with the statement's number, "?" = optional. extra: name of A/V/x, norm of D/xd ("+" = next such
day after the document's date). Without extra a name is the text less its article; a norm is worked out from the document's date.
"""
import datetime
import json
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
KINDS = """say claim deny confirm warn urge demand promise threaten announce ask criticise praise accuse decline-to-comment expect
    believe""".split()
ROLE = re.compile(r"(xv|xd|xa|[SCTAVD])(\d+)([epm]?)(\??)")
TYPES = {"e": "event", "p": "place", "m": "medium"}


def week(d):
    y, w, _ = d.isocalendar()
    return f"{y}-W{w:02}"


def norm(text, doc, future):
    """(norm, basis) of an expression, by the guideline's rules."""
    t, day = text.lower(), datetime.timedelta(1)
    m = re.search(r"\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?: (\d{1,2}))?(?:, (\d{4})| (\d{4}))?\b", t)
    m2 = re.search(r"\b(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: (\d{4}))?", t)
    if m2 or m and not t.startswith("march on"):
        mon = MONTHS.index((m2[2] if m2 else m[1])[:3]) + 1
        d = int(m2[1]) if m2 else int(m[2]) if m[2] else None
        y = (m2[3] if m2 else m[3] or m[4])
        if y is None:
            y = doc.year
            first = datetime.date(y, mon, d or 1)
            if first > doc and not future:
                y -= 1
            if first < doc and future:
                y += 1
        return (f"{int(y)}-{mon:02}-{d:02}" if d else f"{int(y)}-{mon:02}"), "explicit"
    for i, name in enumerate(DAYS):
        if name in t:
            back = (doc.weekday() - i) % 7
            d = doc + day * (7 - back) if future else doc - day * back
            return d.isoformat(), "relative"
    for key, v in (("yesterday", doc - day), ("today", doc), ("tonight", doc), ("tomorrow", doc + day)):
        if key in t:
            return v.isoformat(), "relative"
    for key, v in (("last week", doc - 7 * day), ("next week", doc + 7 * day), ("this week", doc)):
        if key in t:
            return week(v), "relative"
    y, mth = doc.year, doc.month
    for key, off in (("last month", -1), ("next month", 1), ("this month", 0)):
        if key in t:
            k = y * 12 + mth - 1 + off
            return f"{k // 12}-{k % 12 + 1:02}", "relative"
    for key, off in (("last year", -1), ("next year", 1), ("this year", 0)):
        if key in t:
            return str(y + off), "relative"
    m = re.search(r"\b(19|20)\d\d\b", t)
    assert m, f"no norm for {text!r}"
    return m[0], "explicit"


def bare(text):
    return re.sub(r"^(the|a|an|his|her|their|its) ", "", text, flags=re.I)


def parse(raw):
    """(text, [(roles, start, end, extra)])"""
    out, stack, spans, i = [], [], [], 0
    n = 0
    while i < len(raw):
        c = raw[i]
        if c == "[":
            j = raw.index(" ", i)
            stack.append((raw[i + 1:j], n))
            i = j + 1
        elif c in "|]":
            extra = None
            if c == "|":
                j = raw.index("]", i)
                extra, i = raw[i + 1:j], j
            roles, s = stack.pop()
            spans.append((roles, s, n, extra))
            i += 1
        else:
            out.append(c)
            n += 1
            i += 1
    assert not stack, raw
    return "".join(out), spans


def speaker(who, src):
    flag = False
    if who[:2] in ("u:", "n:"):
        flag, who = {"u": True, "n": None}[who[0]], who[2:]
    who, _, org = who.partition("@")
    names = [x.strip() for x in who.split("~")]
    q = {"name": bare(src) if names[0] == "-" else names[0], "unnamed": flag}
    if org:
        q["organization"] = org.strip()
    if names[1:]:
        q["alt"] = names[1:]
    return q


def build(k, block):
    head = re.fullmatch(r"@ (\d{4}-\d\d-\d\d) (.*?) \| (.*)", block[0])
    assert head, block[0]
    doc = datetime.date.fromisoformat(head[1])
    text, focus, spans, lines = "", [], [], []
    for row in block[1:]:
        if row[:2] in ("c ", "p "):
            para, sp = parse(row[2:])
            if text:
                text += "\n\n"
            base = len(text)
            text += para
            spans += [(r, s + base, e + base, x) for r, s, e, x in sp]
            if row[0] == "p":
                focus.append([base, base + len(para)])
        else:
            lines.append(row)
    assert max(map(ord, text)) < 0x10000
    atts = {}
    for row in lines:
        m = re.fullmatch(r"(\d+) ([a-z-]+)(?:/([a-z,-]+))? ([^|]+?)(?: \| (.*))?", row)
        assert m, row
        kind, alts, flags = m[2], (m[3] or "").split(",") if m[3] else [], (m[5] or "").split()
        assert kind in KINDS and set(alts) <= set(KINDS) and kind not in alts, row
        neg = kind in ("deny", "decline-to-comment") and "pos" not in flags or "neg" in flags
        up = next((f[3:] for f in flags if f.startswith("in=")), None)
        assert all(f in ("neg", "pos") or f.startswith("in=") for f in flags), row
        atts[m[1]] = {"id": f"a{m[1]}", "source": [], "cue": [], "content": [], "speakers": m[4], "audience": [], "venue": [],
                      "date": None, "kind": kind, "altKinds": alts, "polarity": "negative" if neg else "positive",
                      "nestedIn": up and f"a{up}", "distractors": []}
    for roles, s, e, extra in sorted(spans, key=lambda z: z[1]):
        what = text[s:e]
        assert what == what.strip() and what, (k, roles, what)
        for role in roles.split(","):
            m = ROLE.fullmatch(role)
            assert m, (k, role, what)
            a, r = atts[m[2]], m[1]
            q = {"text": what, "start": s, "end": e}
            if r in "SCT":
                a[{"S": "source", "C": "cue", "T": "content"}[r]].append([s, e])
            elif r == "A":
                names = (extra or bare(what)).split("~")
                q = {"name": names[0], **q}
                if names[1:]:
                    q["alt"] = names[1:]
                a["audience"].append(q)
            elif r == "V":
                names = (extra or bare(what)).split("~")
                q = {"type": TYPES[m[3]], "name": names[0], **q}
                if names[1:]:
                    q["alt"] = names[1:]
                a["venue"].append(q)
            elif r == "D":
                assert a["date"] is None, (k, role, what)
                if extra and extra != "+":
                    n, _, basis = extra.partition(" ")
                    n, *alt = n.split("/")
                    basis = {"r": "relative", "e": "explicit", "d": "dateline"}[basis]
                else:
                    (n, basis), alt = norm(what, doc, False), []
                assert n <= head[1] or "W" in n, (k, what, n)
                q = {**q, "norm": n, "basis": basis}
                if alt:
                    q["altNorms"] = alt
                a["date"] = q
            else:
                slot = {"v": "venue", "d": "date", "a": "audience"}[r[1]]
                q = {"slot": slot, **q}
                if slot == "date":
                    q["norm"] = extra if extra and extra != "+" else norm(what, doc, extra == "+")[0]
                elif extra:
                    q["name"] = extra
                a["distractors"].append(q)
            if m[4]:
                assert r in "AVD", role
                q["optional"] = True
    prev = None
    for a in atts.values():      # a conjoined or participial cue without a source of its own shares the one before it
        if not a["source"] and a["speakers"] != "none":
            a["source"] = list(prev["source"])
        prev = a
    for a in atts.values():
        src = " ".join(text[s:e] for s, e in a["source"])
        who = a["speakers"]
        a["speakers"] = [] if who == "none" else [speaker(w.strip(), src) for w in who.split(";")]
        assert a["cue"] and a["content"] and (a["source"] or who != "-"), (k, a)
        for s, e in a["content"]:
            assert any(f <= s and e <= g for f, g in focus), (k, a["id"], "content outside focus")
    for a in atts.values():
        if a["nestedIn"]:
            o = next(o for o in atts.values() if o["id"] == a["nestedIn"])
            assert all(any(s <= x and y <= e for s, e in o["content"]) for x, y in a["content"]), (k, a["id"], "not inside outer")
        inside = [o["id"] for o in atts.values() if o is not a and
                  all(any(s <= x and y <= e for s, e in o["content"]) for x, y in a["content"] + a["cue"])]
        assert bool(inside) == bool(a["nestedIn"]) and (not inside or a["nestedIn"] in inside), (k, a["id"], inside, a["nestedIn"])
        assert not any(q.get("name", "").lower() in ("him", "her", "them", "it", "he", "she", "they", "us", "me", "you")
                       for q in a["speakers"] + a["audience"] + a["venue"] + a["distractors"]), (k, a["id"])
        for q in a["audience"] + a["venue"] + a["distractors"] + ([a["date"]] if a["date"] else []):
            assert text[q["start"]:q["end"]] == q["text"], (k, q)
    return {"id": f"inv-{k:03}", "source": "invented", "doc_id": f"inv-{k:03}", "date": head[1], "dateline_place": head[2] if head[2] != "-" else None,
            "title": head[3], "text": text, "focus": focus, "attributions": list(atts.values())}


def main():
    blocks = []
    for line in open(os.path.join(HERE, "gold.txt"), encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("@ "):
            blocks.append([])
        if line.strip() and not line.startswith("#"):
            blocks[-1].append(line)
    with open(os.path.join(HERE, "gold.jsonl"), "w", encoding="utf-8") as f:
        for k, b in enumerate(blocks, 1):
            f.write(json.dumps(build(k, b), ensure_ascii=False) + "\n")


main()
