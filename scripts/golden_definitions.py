"""Attention and its random numbers, written a second time from their sources: NumPy, float64.

Nothing is shared with the C++ core, which tests/golden/*.json hold to these results.
"""

import numpy as np

INF = np.inf


def softmax(x, axis):
    """exp(x) / sum exp(x); a slice of nothing but -inf gives zeros."""
    largest = x.max(axis=axis, keepdims=True)
    exponentials = np.exp(x - np.where(np.isneginf(largest), 0, largest))
    total = exponentials.sum(axis=axis, keepdims=True)
    return exponentials / np.where(total == 0, 1, total)


def attention(query, key, value, scale=None, causal=False, mask=None, allowed=None):
    """softmax(query key^T * scale + mask) value, with every stage (Vaswani et al. 2017, eq. 1)."""
    query, key, value = (t.astype(np.float64) for t in (query, key, value))
    scale = 1 / np.sqrt(query.shape[-1]) if scale is None else scale
    scores = query @ key.swapaxes(-1, -2) * scale
    masked = scores if mask is None else scores + mask.astype(np.float64)
    if allowed is not None:
        masked = np.where(allowed, masked, -INF)
    if causal:
        masked = np.where(np.tril(np.ones(scores.shape[-2:], bool)), masked, -INF)
    weights = softmax(masked, -1)
    return {"output": weights @ value, "scores": scores, "maskedScores": masked, "weights": weights}


def multi_head(params, heads, query, key, value, **options):
    """Projects, attends on each head's columns, joins and projects (the same paper, 3.2.2)."""
    p = {name: tensor.astype(np.float64) for name, tensor in params.items()}

    def project(x, name):
        return x @ p["w_" + name] + p.get("b_" + name, 0)

    def split(x):
        return x.reshape(len(x), heads, -1).swapaxes(0, 1)

    q, k, v = (split(project(x, name)) for x, name in ((query, "q"), (key, "k"), (value, "v")))
    stages = attention(q, k, v, **options)
    joined = stages["output"].swapaxes(0, 1).reshape(len(query), -1)
    return {**stages, "output": project(joined, "o")}


def philox(counter, key):
    """One block of Philox4x32-10 in Python's integers (Salmon et al. 2011)."""
    c0, c1, c2, c3 = counter
    for i in range(10):
        k0 = (key[0] + i * 0x9E3779B9) % 2**32
        k1 = (key[1] + i * 0xBB67AE85) % 2**32
        hi0, lo0 = divmod(c0 * 0xD2511F53, 2**32)
        hi1, lo1 = divmod(c2 * 0xCD9E8D57, 2**32)
        c0, c1, c2, c3 = hi1 ^ c1 ^ k0, lo1, hi0 ^ c3 ^ k1, lo0
    return [c0, c1, c2, c3]


def normals(seed, stream, count):
    """N(0, 1) in float64: Box-Muller on (word + 1/2) / 2^32, block i of the counter (i, stream)."""
    key = (seed % 2**32, seed >> 32)
    blocks = range((count + 3) // 4)
    words = [philox((i, 0, stream % 2**32, stream >> 32), key) for i in blocks]
    uniform = (np.array(words, np.float64).reshape(-1, 2) + 0.5) / 2.0**32
    radius, angle = np.sqrt(-2 * np.log(uniform[:, 0])), 2 * np.pi * uniform[:, 1]
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1).ravel()[:count]


def seeded_params(embed_dim, seed):
    """w_q, w_k, w_v, w_o are streams 0 to 3, with variance 2 / embed_dim (He et al. 2015)."""
    deviation = np.float64(np.float32(np.sqrt(2 / embed_dim)))
    return {
        name: (normals(seed, stream, embed_dim**2) * deviation)
        .astype(np.float32)
        .reshape(embed_dim, embed_dim)
        for stream, name in enumerate(["w_q", "w_k", "w_v", "w_o"])
    }


def word_embedding(word, seed, width):
    """A word's stream is the 64-bit FNV-1a hash of its UTF-8 bytes."""
    hashed = 0xCBF29CE484222325
    for byte in word.encode("utf-8"):
        hashed = (hashed ^ byte) * 0x100000001B3 % 2**64
    return normals(seed, hashed, width).astype(np.float32)


def check_philox():
    """The known answer of the paper's own library, before anything rests on it."""
    pi = (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344), (0xA4093822, 0x299F31D0)
    assert philox(*pi) == [0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1]
