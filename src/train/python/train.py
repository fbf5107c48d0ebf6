#!/usr/bin/env python3
"""Trains the language model with PyTorch, on a GPU where there is one.

The same network and losses as org.newsgraph.train.Trainer, and weights in the same form, with what a GPU has time for:
many passes, dropout in the encoder, and a teacher of twelve layers that labels every text for every
task, where each corpus alone is annotated for some.

Reads examples.jsonl.gz, labels.json and bert-base-cased.safetensors from the work folder (org.newsgraph.train.Train
writes them), writes model.safetensors there.
"""

import argparse
import gzip
import json
import math
import os
import random
import struct
import sys
import time

import numpy as np
import torch
from torch.nn import functional as F

LAYERS = 6
HIDDEN = 768
HEADS = 12
ARC = 256
PAIR = 128
NONE = -100
NO_ENTITY = -1
EPSILON = 1e-12
IMPOSSIBLE = -1e9
WEIGHTS = {
    "tag": 0.5, "ner": 2.0, "cue": 1.5, "source": 0.7, "content": 1.0, "predicate": 1.0, "arc": 1.0,
    "deprel": 0.7, "role": 4.0, "said": 3.0, "coref": 0.5,
}
LENGTHS = (96, 192, 320, 480)
POSITIONS = 512
MASKED = 0.04
WORD_DROPOUT = 0.15
LAYER_DECAY = 0.9
SOURCE, CUE, CONTENT = 1, 2, 3


# ---- files


def read_tensors(path):
    """A safetensors file of float32 or float16, as a dictionary of float32 tensors."""
    kinds = {"F32": np.float32, "F16": np.float16}
    with open(path, "rb") as file:
        (size,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(size))
        body = file.read()
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            data = np.frombuffer(body[start:end], kinds[entry["dtype"]]).astype(np.float32)
            tensors[name] = torch.from_numpy(data.reshape(entry["shape"]).copy())
    return tensors


def write_tensors(path, tensors):
    """Writes float32 tensors as a safetensors file; the old file stays until the new one is whole."""
    header, offset = {}, 0
    for name in sorted(tensors):
        size = tensors[name].numel() * 4
        header[name] = {
            "dtype": "F32", "shape": list(tensors[name].shape), "data_offsets": [offset, offset + size]
        }
        offset += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path + ".part", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name in sorted(tensors):
            file.write(tensors[name].detach().float().cpu().contiguous().numpy().tobytes())
    os.replace(path + ".part", path)


# ---- examples


class Sentence:
    """A sentence as arrays; a layer that its corpus lacks is None."""

    def __init__(self, row):
        self.words = len(row["pieces"])
        self.lengths = np.array([len(word) for word in row["pieces"]], np.int64)
        self.pieces = np.array([piece for word in row["pieces"] for piece in word], np.int64)
        self.tags = array(row, "tags")
        self.heads = array(row, "heads")
        self.relations = array(row, "relations")
        self.names = array(row, "names")
        self.entities = array(row, "entities")
        self.predicates = array(row, "predicates")
        self.roles = self.role_pairs(row) if "predicates" in row else None

    def role_pairs(self, row):
        """Each predicate with each other word, and the label: three columns."""
        labels = {(predicate, word): label for predicate, word, label in row["roles"]}
        pairs = [
            (predicate, word, labels.get((predicate, word), 0))
            for predicate in row["predicates"]
            for word in range(self.words)
            if word != predicate
        ]
        return np.array(pairs, np.int64).reshape(-1, 3)


def array(row, key):
    return np.array(row[key], np.int64) if key in row else None


def read_examples(path):
    """The numbers of the special pieces, the documents to train on, those to look at."""
    train, dev = [], []
    with gzip.open(path, "rt") as lines:
        special = json.loads(next(lines))
        for line in lines:
            document = json.loads(line)
            for key in ("sentences", "joined"):
                if key in document:
                    document[key] = [Sentence(row) for row in document[key]]
            (train if document["part"] == "train" else dev).append(document)
    return special, train, dev


def cut(document, single, rng):
    """Windows of one pass over a document: lists of sentences, with the attributions inside."""
    sentences = document["sentences"]
    if "joined" in document and rng.random() < 0.5:
        sentences = document["joined"]
    windows, i, first = [], 0, 0
    while i < len(sentences):
        alone = not document["coherent"] or rng.random() < single
        budget = 0 if alone else rng.choice(LENGTHS)
        start, words, length = i, 0, 2
        while True:
            length += len(sentences[i].pieces)
            words += sentences[i].words
            i += 1
            if i == len(sentences) or length + len(sentences[i].pieces) > budget:
                break
        if length <= POSITIONS:
            said = None
            if "attributions" in document:
                said = within(document["attributions"], first, first + words)
            windows.append((sentences[start:i], said, length))
        first += words
    return windows


def within(attributions, start, end):
    """The attributions whose cue is in [start, end), counted from start."""
    def clip(ranges):
        return [(max(a, start) - start, min(b, end) - start) for a, b in ranges if a < end and b > start]

    return [
        (clip(each["cue"]), clip(each["source"]), clip(each["content"]))
        for each in attributions
        if start <= each["cue"][0][0] < end
    ]


def batches(windows, size, rng):
    """Batches of windows of like length, in random order; size in wordpieces, padding included."""
    windows = list(windows)
    rng.shuffle(windows)
    result, start, total = [], 0, 0
    for end, window in enumerate(windows, 1):
        total += window[2]
        if total >= 40 * size or end == len(windows):
            batch = []
            for each in sorted(windows[start:end], key=lambda w: w[2]):
                if batch and (len(batch) + 1) * each[2] > size:
                    result.append(batch)
                    batch = []
                batch.append(each)
            result.append(batch)
            start, total = end, 0
    rng.shuffle(result)
    return result


def collate(windows, special, masked, seed):
    """The arrays of a batch; words are numbered through it."""
    rng = np.random.default_rng(seed)
    length = max(window[2] for window in windows)
    ids = np.full((len(windows), length), special["pad"], np.int64)
    columns = {key: [] for key in (
        "words", "tags", "names", "cues", "sources", "contents", "predicates", "known", "heads",
        "relations", "roles", "said", "sentence_first", "sentence_words", "tree", "window_first",
        "window_words")}
    mentions, entities = [], []
    word = 0
    for w, (sentences, said, _) in enumerate(windows):
        at, window_first = 1, word
        ids[w, 0] = special["cls"]
        heads_here, meant_here = [], []
        for s in sentences:
            n = s.words
            starts = at + np.cumsum(s.lengths) - s.lengths
            columns["words"].append(w * length + starts)
            hidden = np.repeat(rng.random(n) < masked, s.lengths)
            ids[w, at:at + len(s.pieces)] = np.where(hidden, special["mask"], s.pieces)
            at += len(s.pieces)
            blank = np.full(n, NONE, np.int64)
            columns["tags"].append(blank if s.tags is None else s.tags)
            columns["names"].append(blank if s.names is None else s.names)
            columns["heads"].append(blank if s.heads is None else s.heads + 1)
            columns["tree"].append(s.heads is not None)
            columns["sentence_first"].append(word)
            columns["sentence_words"].append(n)
            predicates = np.zeros(n, np.float32)
            if s.predicates is not None:
                predicates[s.predicates] = 1
                columns["roles"].append(s.roles + [word, word, 0])
            columns["predicates"].append(predicates)
            columns["known"].append(np.full(n, s.predicates is not None, np.float32))
            if s.heads is not None:
                inner = np.flatnonzero((s.heads >= 0) & (s.relations != NONE))
                columns["relations"].append(
                    np.stack([word + inner, word + s.heads[inner], s.relations[inner]], 1))
            if s.entities is not None:
                found = np.flatnonzero(s.entities != NO_ENTITY)
                heads_here.append(word + found)
                meant_here.append(s.entities[found])
            word += n
        ids[w, at] = special["sep"]
        columns["window_first"].append(window_first)
        columns["window_words"].append(word - window_first)
        layers, pairs = attributions(said, word - window_first)
        for key, layer in zip(("cues", "sources", "contents"), layers):
            columns[key].append(layer)
        if pairs is not None:
            columns["said"].append(pairs + [window_first, window_first, 0])
        if sum(len(h) for h in heads_here) > 1:
            mentions.append(np.concatenate(heads_here))
            entities.append(np.concatenate(meant_here))
    batch = {"ids": ids, "mask": ids != special["pad"]}
    for key in ("sentence_first", "sentence_words", "window_first", "window_words"):
        batch[key] = np.array(columns.pop(key), np.int64)
    batch["tree"] = np.array(columns.pop("tree"), bool)
    for key in ("relations", "roles", "said"):
        rows = columns.pop(key)
        batch[key] = np.concatenate(rows) if rows else np.zeros((0, 3), np.int64)
    for key, rows in columns.items():
        batch[key] = np.concatenate(rows)
    if mentions:
        batch["mentions"] = pad(mentions, 0)
        batch["entities"] = pad(entities, NONE)
    return batch


def pad(rows, value):
    """Rows of unlike length as one matrix."""
    matrix = np.full((len(rows), max(len(row) for row in rows)), value, np.int64)
    for i, row in enumerate(rows):
        matrix[i, :len(row)] = row
    return matrix


def attributions(said, words):
    """BIO layers of cues, sources and contents; and each cue with each word of the window."""
    if said is None:
        return [np.full(words, NONE, np.int64)] * 3, None
    layers = [np.zeros(words, np.int64) for _ in range(3)]
    pairs = []
    for cue, source, content in said:
        for layer, ranges in zip(layers, (cue[:1], source, content)):
            for start, end in ranges:
                layer[start] = 1
                layer[start + 1:end] = 2
        labels = np.zeros(words, np.int64)
        for ranges, label in ((content, CONTENT), (source, SOURCE), (cue[:1], CUE)):
            for start, end in ranges:
                labels[start:end] = label
        pairs.append(np.stack([np.full(words, cue[0][0]), np.arange(words), labels], 1))
    return layers, np.concatenate(pairs) if pairs else None


class Passes(torch.utils.data.IterableDataset):
    """Batches of one pass after another: the number of the pass, how many batches it has, a batch.

    Each process of a DataLoader makes those that are its own, so their order is always the same.
    """

    def __init__(self, special, documents, size, seed, count):
        self.special, self.documents, self.size, self.seed = special, documents, size, seed
        self.count = count

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        step, mine, workers = 0, worker.id if worker else 0, worker.num_workers if worker else 1
        for number in range(self.count):
            rng = random.Random(self.seed * 1000 + number)
            windows = []
            for document in self.documents:
                for _ in range(document["times"]):
                    windows += cut(document, document["single"], rng)
            groups = batches(windows, self.size, rng)
            for i, group in enumerate(groups):
                if step % workers == mine:
                    seed = self.seed * 7_000_000 + number * 10_000 + i
                    yield number, len(groups), collate(group, self.special, MASKED, seed)
                step += 1


# ---- network


class Network(torch.nn.Module):
    """BERT with one projection for all heads, and small matrices that label pairs of words."""

    def __init__(self, stored, labels, layers, dropout):
        super().__init__()
        self.layers, self.dropout = layers, dropout
        self.slices = {s["name"]: (s["offset"], s["size"]) for s in labels["slices"]}
        width = sum(size for _, size in self.slices.values())
        shapes = {"projection.weight": (HIDDEN, width), "projection.bias": (width,)}
        for name, key in (("deprel", "relations"), ("role", "roles"), ("said", "said")):
            count = len(labels[key])
            for part in ("pair", "left", "right"):
                shapes[f"{name}.{part}"] = (count, PAIR)
            shapes[f"{name}.bias"] = (count,)
        self.tensors = torch.nn.ParameterDict()
        for name, tensor in stored.items():
            inner = name.startswith("layer.") and int(name.split(".")[1]) < layers
            if inner or name.startswith("embeddings."):
                self.tensors[key_of(name)] = torch.nn.Parameter(tensor.clone(), inner)
        for name, shape in shapes.items():
            tensor = torch.zeros(shape)
            if not name.endswith(".bias"):
                tensor.normal_(0, 0.02 if name == "projection.weight" else 0.1)
            self.tensors[key_of(name)] = torch.nn.Parameter(tensor)

    def weight(self, name):
        return self.tensors[key_of(name)]

    def stored(self):
        return {name_of(key): tensor.detach() for key, tensor in self.tensors.items()}

    def linear(self, x, name):
        return torch.addmm(self.weight(name + ".bias").to(x.dtype), x, self.weight(name + ".weight").to(x.dtype))

    def norm(self, x, name):
        weight, bias = self.weight(name + ".weight"), self.weight(name + ".bias")
        return F.layer_norm(x, (HIDDEN,), weight.to(x.dtype), bias.to(x.dtype), EPSILON)

    def drop(self, x):
        return F.dropout(x, self.dropout, self.training)

    def forward(self, batch, precision):
        """The projection of each word of the batch, words x width."""
        windows, length = batch["ids"].shape
        x = F.embedding(batch["ids"], self.weight("embeddings.word"))
        x = x + self.weight("embeddings.position")[:length] + self.weight("embeddings.type")[0]
        x = self.drop(self.norm(x, "embeddings.norm")).to(precision).view(windows * length, HIDDEN)
        blocked = ((~batch["mask"]).to(precision) * IMPOSSIBLE)[:, None, None, :]
        for n in range(self.layers):
            x = self.layer(x, f"layer.{n}.", windows, length, blocked)
        words = x.index_select(0, batch["words"]).float()
        words = F.dropout(words, WORD_DROPOUT, self.training)
        return torch.addmm(self.weight("projection.bias"), words, self.weight("projection.weight"))

    def layer(self, x, name, windows, length, blocked):
        def heads(part):
            return self.linear(x, name + part).view(windows, length, HEADS, -1).transpose(1, 2)

        query, key, value = heads("query"), heads("key"), heads("value")
        scores = query @ key.transpose(2, 3) / math.sqrt(HIDDEN / HEADS) + blocked
        attended = self.drop(scores.softmax(-1)) @ value
        joined = attended.transpose(1, 2).reshape(windows * length, HIDDEN)
        middle = self.norm(x + self.drop(self.linear(joined, name + "attention")), name + "attention.norm")
        wide = F.gelu(self.linear(middle, name + "intermediate"))
        return self.norm(middle + self.drop(self.linear(wide, name + "output")), name + "output.norm")

    def slice(self, projection, name):
        offset, size = self.slices[name]
        return projection[:, offset:offset + size]

    def arcs(self, projection, first, words):
        """Scores of the root and of each head for each word of sentences: [S, n, 1 + n]."""
        n = int(words.max())
        place = torch.arange(n, device=first.device)
        real = place[None, :] < words[:, None]
        rows = torch.where(real, first[:, None] + place, first[:, None])
        barred = torch.zeros(len(first), n, n, device=first.device)
        barred = barred.masked_fill(~real[:, None, :], IMPOSSIBLE)
        barred = barred + torch.eye(n, device=first.device) * IMPOSSIBLE
        scores = self.bilinear(projection, rows, "arc.dependent", "arc.head", "governor") + barred
        root = self.slice(projection, "root")[rows]
        return torch.cat([root, scores], 2), rows, real

    def bilinear(self, projection, rows, left, right, prior):
        a, b = self.slice(projection, left)[rows], self.slice(projection, right)[rows]
        return a @ b.transpose(1, 2) / math.sqrt(ARC) + self.slice(projection, prior)[rows].transpose(1, 2)

    def antecedents(self, projection, mentions, real):
        """Scores of no antecedent and of each mention before, for each mention: [W, m, 1 + m]."""
        scores = self.bilinear(projection, mentions, "coref.anaphor", "coref.antecedent", "coref.prior")
        m = mentions.shape[1]
        before = torch.ones(m, m, dtype=torch.bool, device=mentions.device).tril(-1)
        scores = scores.masked_fill(~(before[None] & real[:, :, None]), IMPOSSIBLE)
        return torch.cat([self.slice(projection, "coref.new")[mentions], scores], 2)

    def pairs(self, projection, name, left, right):
        """Score of each label for each pair of words."""
        lefts, rights = self.slice(projection, name + ".left"), self.slice(projection, name + ".right")
        alone = (lefts @ self.weight(name + ".left").t())[left]
        alone = alone + (rights @ self.weight(name + ".right").t())[right]
        return (lefts[left] * rights[right]) @ self.weight(name + ".pair").t() + alone + self.weight(name + ".bias")


def key_of(name):
    return name.replace(".", "/")


def name_of(key):
    return key.replace("/", ".")


# ---- losses


def gold_losses(network, projection, batch):
    """What is lost against the annotation, by task: each the mean over what the batch annotates."""
    losses = {}

    def choice(task, scores, targets):
        if bool((targets != NONE).any()):
            losses[task] = F.cross_entropy(scores, targets, ignore_index=NONE)

    for task, slot in (("tag", "tags"), ("ner", "names"), ("cue", "cues"), ("source", "sources"),
                       ("content", "contents")):
        choice(task, network.slice(projection, task), batch[slot])
    known = batch["known"].sum()
    if known > 0:
        losses["predicate"] = F.binary_cross_entropy_with_logits(
            network.slice(projection, "predicate").view(-1), batch["predicates"], batch["known"],
            reduction="sum") / known
    trees = batch["tree"]
    if bool(trees.any()):
        first, words = batch["sentence_first"][trees], batch["sentence_words"][trees]
        scores, rows, real = network.arcs(projection, first, words)
        targets = batch["heads"][rows].masked_fill(~real, NONE)
        choice("arc", scores.flatten(0, 1), targets.flatten())
    for task, slot in (("deprel", "relations"), ("role", "roles"), ("said", "said")):
        if len(batch[slot]):
            left, right, label = batch[slot].unbind(1)
            choice(task, network.pairs(projection, task, left, right), label)
    if "mentions" in batch:
        real = batch["entities"] != NONE
        scores = network.antecedents(projection, batch["mentions"], real)
        right = right_antecedents(batch["entities"], real)
        each = scores.logsumexp(2) - scores.masked_fill(~right, IMPOSSIBLE).logsumexp(2)
        losses["coref"] = (each * real).sum() / real.sum()
    return losses


def right_antecedents(entities, real):
    m = entities.shape[1]
    before = torch.ones(m, m, dtype=torch.bool, device=entities.device).tril(-1)
    same = (entities[:, :, None] == entities[:, None, :]) & before[None] & real[:, :, None]
    return torch.cat([~same.any(2, keepdim=True), same], 2)


def soft_losses(network, projection, teacher, taught, batch, labels):
    """What is lost against a teacher's answers, by task, for every word of the batch."""
    losses = {}

    def follow(task, scores, answers):
        if len(scores):
            losses[task] = -(answers.softmax(-1) * scores.log_softmax(-1)).sum(-1).mean()

    for task in ("tag", "ner", "cue", "source", "content"):
        follow(task, network.slice(projection, task), teacher.slice(taught, task))
    asked = teacher.slice(taught, "predicate").view(-1).sigmoid()
    losses["predicate"] = F.binary_cross_entropy_with_logits(
        network.slice(projection, "predicate").view(-1), asked)

    first, words = batch["sentence_first"], batch["sentence_words"]
    scores, rows, real = network.arcs(projection, first, words)
    answers, _, _ = teacher.arcs(taught, first, words)
    follow("arc", scores[real], answers[real])
    heads = answers.argmax(2)
    inner = real & (heads > 0)
    left, right = rows[inner], (first[:, None] + heads - 1)[inner]
    follow("deprel", network.pairs(projection, "deprel", left, right), teacher.pairs(taught, "deprel", left, right))
    relation = torch.full((len(projection),), -1, device=first.device)
    relation[left] = teacher.pairs(taught, "deprel", left, right).argmax(1)

    sentence = torch.repeat_interleave(torch.arange(len(first), device=first.device), words)
    ask("role", asked > 0.4, sentence, first, words, network, projection, teacher, taught, follow)
    starts, sizes = batch["window_first"], batch["window_words"]
    window = torch.repeat_interleave(torch.arange(len(starts), device=first.device), sizes)
    cues = teacher.slice(taught, "cue").argmax(1) == 1
    ask("said", cues, window, starts, sizes, network, projection, teacher, taught, follow)

    nominal = torch.zeros(len(labels["tags"]), dtype=torch.bool, device=first.device)
    nominal[[labels["tags"].index(t) for t in ("NN", "NNS", "NNP", "NNPS", "PRP", "PRP$")]] = True
    inside = torch.zeros(len(labels["relations"]) + 1, dtype=torch.bool, device=first.device)
    inside[[i for i, r in enumerate(labels["relations"]) if r in ("compound", "flat", "fixed", "goeswith")]] = True
    heads_phrase = nominal[teacher.slice(taught, "tag").argmax(1)] & ~inside[relation]
    mentions, real = ragged(heads_phrase, window, len(starts))
    if mentions is not None:
        scores = network.antecedents(projection, mentions, real)
        follow("coref", scores[real], teacher.antecedents(taught, mentions, real)[real])
    return losses


def ask(task, chosen, group, first, words, network, projection, teacher, taught, follow):
    """Each chosen word with each other word of its group (sentence or window)."""
    left = chosen.nonzero().view(-1)
    if not len(left):
        return
    of = group[left]
    count = words[of]
    lefts = torch.repeat_interleave(left, count)
    ends = count.cumsum(0)
    place = torch.arange(int(ends[-1]), device=left.device) - torch.repeat_interleave(ends - count, count)
    rights = torch.repeat_interleave(first[of], count) + place
    follow(task, network.pairs(projection, task, lefts, rights), teacher.pairs(taught, task, lefts, rights))


def ragged(chosen, group, groups):
    """The chosen words by group, padded: the words and which are real; None if there are too few."""
    words = chosen.nonzero().view(-1)
    of = group[words]
    count = torch.bincount(of, minlength=groups)
    most = int(count.max()) if len(words) else 0
    if most < 2:
        return None, None
    place = torch.arange(len(words), device=words.device) - (count.cumsum(0) - count)[of]
    table = torch.zeros(groups, most, dtype=torch.long, device=words.device)
    real = torch.zeros(groups, most, dtype=torch.bool, device=words.device)
    table[of, place], real[of, place] = words, True
    return table, real


# ---- training


def to_device(batch, device):
    return {key: torch.as_tensor(value).to(device, non_blocking=True) for key, value in batch.items()}


def optimizer(network, encoder_rate, head_rate):
    groups = []
    for key, tensor in network.tensors.items():
        name = name_of(key)
        if tensor.requires_grad:
            rate = head_rate
            if name.startswith("layer."):
                rate = encoder_rate * LAYER_DECAY ** (network.layers - 1 - int(name.split(".")[1]))
            decays = name.endswith(".weight") and not name.endswith("norm.weight")
            groups.append({"params": [tensor], "lr": rate, "weight_decay": 0.01 if decays else 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6)


def train(network, passes, rates, place, labels, teacher=None, options=None):
    """Trains on the passes; the learning rate rises over a twentieth of them and falls to nothing."""
    device, precision = place
    loader = torch.utils.data.DataLoader(
        passes, batch_size=None, num_workers=options.workers, pin_memory=device == "cuda")
    adam = optimizer(network, *rates)
    base = [group["lr"] for group in adam.param_groups]
    sums, started, step, words = {}, time.time(), 0, 0
    network.train()
    for number, count, arrays in loader:
        # Passes differ by a batch or two, which does not matter here.
        done = min(1.0, step / (count * passes.count))
        step += 1
        factor = min(done / 0.05, (1 - done) / 0.95)
        for group, rate in zip(adam.param_groups, base):
            group["lr"] = rate * max(factor, 0)
        batch = to_device(arrays, device)
        projection = network(batch, precision)
        losses = gold_losses(network, projection, batch)
        parts = [WEIGHTS[task] * loss for task, loss in losses.items()]
        if teacher is not None:
            with torch.no_grad():
                taught = teacher(batch, precision)
            soft = soft_losses(network, projection, teacher, taught, batch, labels)
            parts += [WEIGHTS[task] * loss for task, loss in soft.items()]
            losses.update({"~" + task: loss for task, loss in soft.items()})
        adam.zero_grad()
        sum(parts).backward()
        torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
        adam.step()
        words += len(arrays["words"])
        for task, loss in losses.items():
            sums.setdefault(task, []).append(loss.detach())
        if step % options.say == 0:
            text = " ".join(f"{task} {torch.stack(values).mean():.3f}" for task, values in sorted(sums.items()))
            seconds = time.time() - started
            print(f"{seconds:.0f} s, pass {number}, step {step}, {words / seconds:,.0f} words/s {text}", flush=True)
            sums = {}
        if step == options.steps:
            break


def look(network, special, documents, place, size=16000):
    """A quick look at the development sets: each answer taken by itself, the best first; percent."""
    network.eval()
    device, precision = place
    found = {}

    def add(task, right, given, gold):
        old = found.get(task, (0, 0, 0))
        found[task] = tuple(a + int(b) for a, b in zip(old, (right, given, gold)))

    rng = random.Random(1)
    by_corpus = {}
    for document in documents:
        by_corpus.setdefault(document["corpus"], []).extend(cut(document, 0.3, rng))
    with torch.no_grad():
        for corpus, windows in by_corpus.items():
            for group in batches(windows, size, rng):
                batch = to_device(collate(group, special, 0, 1), device)
                projection = network(batch, precision)
                answers(network, projection, batch, lambda task, *counts: add(corpus + "." + task, *counts))
    return " ".join(
        f"{task} {200 * right / max(given + gold, 1):.2f}" for task, (right, given, gold) in sorted(found.items()))


def answers(network, projection, batch, add):
    tags = network.slice(projection, "tag").argmax(1)
    asked = batch["tags"] != NONE
    if bool(asked.any()):
        add("tag", (tags == batch["tags"])[asked].sum(), asked.sum(), asked.sum())
    for task, slot in (("ner", "names"), ("cue", "cues"), ("content", "contents")):
        asked = batch[slot] != NONE
        if bool(asked.any()):
            gold = spans(batch[slot][asked].tolist())
            given = spans(network.slice(projection, task).argmax(1)[asked].tolist())
            add(task, len(gold & given), len(given), len(gold))
    if bool(batch["tree"].any()):
        scores, rows, real = network.arcs(projection, batch["sentence_first"], batch["sentence_words"])
        heads = torch.zeros_like(tags)
        heads[rows[real]] = scores.argmax(2)[real]
        right = heads == batch["heads"]
        left, of, label = batch["relations"].unbind(1)
        relation = network.pairs(projection, "deprel", left, of).argmax(1) == label
        labelled = right & (batch["heads"] == 0)
        labelled[left] = right[left] & relation
        add("uas", right.sum(), len(right), len(right))
        add("las", labelled.sum(), len(right), len(right))
    for task, slot in (("role", "roles"), ("said", "said")):
        if len(batch[slot]):
            left, right, label = batch[slot].unbind(1)
            given = network.pairs(projection, task, left, right).argmax(1)
            add(task, ((given == label) & (label > 0)).sum(), (given > 0).sum(), (label > 0).sum())
    if "mentions" in batch:
        real = batch["entities"] != NONE
        best = network.antecedents(projection, batch["mentions"], real).argmax(2)
        right = right_antecedents(batch["entities"], real).gather(2, best[:, :, None]).squeeze(2)
        linked = ~right_antecedents(batch["entities"], real)[:, :, 0] & real
        add("coref", (right & (best > 0) & real).sum(), ((best > 0) & real).sum(), linked.sum())


def spans(labels):
    """Spans of BIO numbers: 0 outside, odd begins, even goes on."""
    found, start = set(), None
    for i, label in enumerate(labels + [0]):
        if start is not None and not (label > 0 and label % 2 == 0 and label == labels[start] + labels[start] % 2):
            found.add((start, i, (labels[start] + 1) // 2))
            start = None
        if label > 0 and start is None:
            start = i
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--work", required=True, help="folder of the examples and the result")
    parser.add_argument("--passes", type=int, default=20, help="passes over the corpora")
    parser.add_argument("--teacher-passes", type=int, default=10, help="passes of the teacher; 0: no teacher")
    parser.add_argument("--batch", type=int, default=8192, help="wordpieces in a batch")
    parser.add_argument("--encoder-rate", type=float, default=1e-4, help="learning rate of the last layer")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="learning rate of the heads")
    parser.add_argument("--dropout", type=float, default=0.1, help="in the encoder")
    workers = min(12, (os.cpu_count() or 1) - 1)
    parser.add_argument("--workers", type=int, default=workers, help="processes that make batches")
    parser.add_argument("--say", type=int, default=100, help="steps from one line of losses to the next")
    parser.add_argument("--steps", type=int, help="stop after so many steps, to try whether all works")
    parser.add_argument("--seed", type=int, default=17)
    options = parser.parse_args()

    def path(name):
        return os.path.join(options.work, name)

    on_gpu = torch.cuda.is_available()
    place = ("cuda", torch.bfloat16) if on_gpu else ("cpu", torch.float32)
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.manual_seed(options.seed)
    with open(path("labels.json"), encoding="utf-8") as file:
        labels = json.load(file)
    special, documents, dev = read_examples(path("examples.jsonl.gz"))
    if options.steps:
        dev = dev[:5]
    base = read_tensors(path("bert-base-cased.safetensors"))
    rates = (options.encoder_rate, options.head_rate)

    def fitted(layers, count, teacher=None):
        network = Network(base, labels, layers, options.dropout).to(place[0])
        passes = Passes(special, documents, options.batch, options.seed, count)
        train(network, passes, rates, place, labels, teacher, options)
        print(f"{layers} layers, dev {look(network, special, dev, place)}", flush=True)
        return network.eval()

    teacher = None
    if options.teacher_passes:
        depth = 1 + max(int(name.split(".")[1]) for name in base if name.startswith("layer."))
        teacher = fitted(depth, options.teacher_passes)
    write_tensors(path("model.safetensors"), fitted(LAYERS, options.passes, teacher).stored())
    return 0


if __name__ == "__main__":
    sys.exit(main())
