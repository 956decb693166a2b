// Written by pkg/build.mjs; do not edit.

// wasm/state/render_rules.js
function createGlue() {
  function M(e, n, t) {
    let i = r.canRetry(e, !d(n), d(n) ? 0 : n, !d(t), d(t) ? 0 : t);
    if (i[2]) throw s(i[1]);
    return i[0] !== 0;
  }
  function R(e, n) {
    let t = r.canTransition(e, n);
    if (t[2]) throw s(t[1]);
    return s(t[0]);
  }
  function I(e, n) {
    let t = r.canTransitionEdl(e, n);
    if (t[2]) throw s(t[1]);
    return s(t[0]);
  }
  function D() {
    let e = r.formats();
    if (e[2]) throw s(e[1]);
    return s(e[0]);
  }
  function $(e) {
    let n = r.getEdlTransitions(e);
    if (n[2]) throw s(n[1]);
    return s(n[0]);
  }
  function F(e) {
    let n = r.getNextStatus(e);
    if (n[2]) throw s(n[1]);
    return s(n[0]);
  }
  function N(e) {
    let n = r.getStatusDescription(e);
    if (n[2]) throw s(n[1]);
    return s(n[0]);
  }
  function k(e) {
    let n = r.isActive(e);
    if (n[2]) throw s(n[1]);
    return s(n[0]);
  }
  function B(e) {
    let n = r.isEdlFrozen(e);
    if (n[2]) throw s(n[1]);
    return s(n[0]);
  }
  function L(e) {
    let n = r.isTerminal(e);
    if (n[2]) throw s(n[1]);
    return s(n[0]);
  }
  function U() {
    let e = r.rules();
    if (e[2]) throw s(e[1]);
    return s(e[0]);
  }
  function S() {
    return { __proto__: null, "./render_rules_bg.js": { __proto__: null, __wbg_Error_208446807d0d1e30: function(n, t) {
      return Error(h(n, t));
    }, __wbg___wbindgen_debug_string_f249a2a76caa9a55: function(n, t) {
      let i = A(t), o = x(i, r.__wbindgen_malloc, r.__wbindgen_realloc), a = p;
      g().setInt32((n >>> 0) + 4, a, true), g().setInt32((n >>> 0) + 0, o, true);
    }, __wbg___wbindgen_is_string_fc456fee5d3317de: function(n) {
      return typeof n == "string";
    }, __wbg___wbindgen_string_get_7ce8eee7fd327545: function(n, t) {
      let i = t, o = typeof i == "string" ? i : void 0;
      var a = d(o) ? 0 : x(o, r.__wbindgen_malloc, r.__wbindgen_realloc), c = p;
      g().setInt32((n >>> 0) + 4, c, true), g().setInt32((n >>> 0) + 0, a, true);
    }, __wbg___wbindgen_throw_4c88d8bf264fd984: function(n, t) {
      throw new Error(h(n, t));
    }, __wbg_new_37eb45aaf5eeb820: function() {
      return new Array();
    }, __wbg_new_7075786089b89c5e: function() {
      return /* @__PURE__ */ new Map();
    }, __wbg_new_cd4348290afae586: function() {
      return new Object();
    }, __wbg_set_8282f7e0d2d01336: function(n, t, i) {
      return n.set(t, i);
    }, __wbg_set_d2d33b52458e984a: function(n, t, i) {
      n[t >>> 0] = i;
    }, __wbg_set_e4b9a833d288759a: function(n, t, i) {
      n[t] = i;
    }, __wbindgen_generic_0000000000000001: function(n) {
      return n;
    }, __wbindgen_generic_0000000000000002: function(n, t) {
      return h(n, t);
    }, __wbindgen_init_externref_table: function() {
      let n = r.__wbindgen_externrefs;
      n.set(0, void 0), n.set(1024, void 0), n.set(1025, null), n.set(1026, true), n.set(1027, false);
    } } };
  }
  function A(e) {
    switch (typeof e) {
      case "number":
      case "boolean":
      case "undefined":
        return `${e}`;
      case "string":
        return JSON.stringify(e);
      case "bigint":
        return `${e}n`;
      case "symbol":
        return e.description !== void 0 ? `Symbol(${e.description})` : "Symbol";
      case "function":
        return typeof e.name == "string" && e.name !== "" ? `Function(${e.name})` : "Function";
      case "object": {
        if (e === null) return "null";
        if (Array.isArray(e)) return "[" + Array.from(e, A).join(", ") + "]";
        if (e instanceof Error) return `${e.name}: ${e.message}
${e.stack}`;
        let n = toString.call(e), t = /\[object ([^\]]+)\]/.exec(n)?.[1];
        if (t === void 0) return n;
        if (t === "Object") try {
          return "Object(" + JSON.stringify(e) + ")";
        } catch {
          return "Object";
        }
        return t;
      }
    }
  }
  var u = null;
  function g() {
    return (u === null || u.buffer.detached === true || u.buffer.detached === void 0 && u.buffer !== r.memory.buffer) && (u = new DataView(r.memory.buffer)), u;
  }
  function h(e, n) {
    return e = e >>> 0, E(l().subarray(e, e + n));
  }
  var b = null;
  function l() {
    return (b === null || b.byteLength === 0) && (b = new Uint8Array(r.memory.buffer)), b;
  }
  function d(e) {
    return e == null;
  }
  function x(e, n, t) {
    if (t === void 0) {
      let f = w.encode(e), _ = n(f.length, 1) >>> 0;
      return l().subarray(_, _ + f.length).set(f), p = f.length, _;
    }
    let i = e.length, o = n(i, 1) >>> 0, a = l(), c = 0;
    for (; c < i; c++) {
      let f = e.charCodeAt(c);
      if (f > 127) break;
      a[o + c] = f;
    }
    if (c !== i) {
      c !== 0 && (e = e.slice(c)), o = t(o, i, i = c + e.length * 3, 1) >>> 0;
      let f = l().subarray(o + c, o + i), _ = w.encodeInto(e, f);
      c += _.written, o = t(o, i, c, 1) >>> 0;
    }
    return p = c, o;
  }
  function s(e) {
    let n = r.__wbindgen_externrefs.get(e);
    return r.__externref_table_dealloc(e), n;
  }
  var y = new TextDecoder("utf-8", { ignoreBOM: true });
  y.decode();
  var T = 2146435072, m = 0;
  function E(e) {
    return m += e.length, m >= T && (y = new TextDecoder("utf-8", { ignoreBOM: true }), y.decode(), m = e.length), y.decode(e);
  }
  var w = new TextEncoder();
  "encodeInto" in w || (w.encodeInto = function(e, n) {
    let t = w.encode(e);
    return n.set(t), { read: e.length, written: t.length };
  });
  var p = 0, O, j, r;
  function W(e, n) {
    return j = e, r = e.exports, O = n, u = null, b = null, r.__wbindgen_start(), r;
  }
  function z(e) {
    if (r !== void 0) return r;
    e !== void 0 && (Object.getPrototypeOf(e) === Object.prototype ? { module: e } = e : console.warn("using deprecated parameters for `initSync()`; pass a single object instead"));
    let n = S();
    e instanceof WebAssembly.Module || (e = new WebAssembly.Module(e));
    let t = new WebAssembly.Instance(e, n);
    return W(t, e);
  }
  return { canRetry: M, canTransition: R, canTransitionEdl: I, formats: D, getEdlTransitions: $, getNextStatus: F, getStatusDescription: N, initSync: z, isActive: k, isEdlFrozen: B, isTerminal: L, rules: U };
}

// wasm/state/render_rules_bg.wasm
var render_rules_bg_default = "PI7BFYMwDEPlAIzSudwB+nTo1aBzV+i0xTbpAeujRIrxfL8MgH3Gw4dkyglfVJwCR4pvUv1ZfixrVV8DHEa3O37hENOT77pja8tgRxeKuCZpLMlSk1sYK3SG0KAbjgkxoV/f/kCFYi57zsNjQjR0ZRul3WxR2wfGd/9xOhfIkoNAAIbZ0nV3dxc0NAfYc3RBaCI1NUIycvvV528cK/1++vrd7z8yDSNlzNMBdRiq7233GHEeKuyoxyijUsFIbYAcaM9ubxIgQSZL/I/kQqmC3dkkSAfnQakoAaxxnt1dJ4Y0R8utsVBwcAFcaYhd3iSUpaCN98kQBZB8syijVhqk4z55MlCsEB/+i79vM4wVDbGv82iOugSIEJIsdIoONLuwlD/9z3/mPMooOWhdALeRR0GKs6tLzZdzXzYddn1uhhWmUpsiEZmolLCR2L2lia/nEge+oh5tSUBENkUlrdGGXVva+H6uESlMq6NJpHZeeluU3jtvVlVenPDNsOmRFj3lYaaEvQ8DYpeWsjcn2J9LuSmRn16C3d+Xyt8cSNUBwlAQSy5P6/3CHYZ6U8AO2NhI7+Jo9OaTdS0kBRikRIiciR0Aip7s/f9EBYZhvlgySD3/m5mFMFB5BaS03iRud/vD8TSOcTpzzjJBAhAlUucLOvwXU22GKf4lu2w3lnLFI3kRY9i5L9dEkRVRDAvu7jdhie9w2ZZMf+ZNv7S8NLheAzkMp8APw7fRTdzlsWv16ekdRh5h9e+lwG+vKc7kgyMDn92z/Qkljq+7YVCjPSDhazgZS8kjRuuNGGdBTbbxm0EMpwNVxwmKh9pUegmpqKn3EIylsp10P4eCcu4BZ1O+oDfIazZnedzqoPGrWswFgR4xPg2yxe6GLNCw8UfEibEYQ6UvXwmYCaWw4lhUDW0QE/d0zSllrBe0mpQU9kJBT/dUy+ISjGOnYX+6RcZUCI8mWoRVJoKLuRZJ48B8V9eS6rw3FZRRlifbvgNZYGQo6YLVfzFyR9TXCRZ1MRZ2Mnq7qzQzdjBa8qQbGISHhxvoRoZGhUaHhgYY6NrExehaGugaWBlY6wKTVKylQWhouqWBfYS3tzdv3STGCYzeHqptjE2Mvo2M3YzeQdrmExkryr091doZexn7GPsZ62sAtFsFmFzHkW56MPtmpGd77Wy0it3vhVZhlBRWr3FPpxiOmWkmNMpmz7yraOXbMDPpOMzMzMzMjLovnMjW1V/V897b8fr4DNOvuqur/6qursbtazfzhtebI/qjNza9VX3lDVUoR3V+I2X24V+vwo/1+Q7pe09ctt/tC6pSfVcQXQxrHS4eV0n45NPfqBaMqntnD0w4o0pR6cSJ7PyB9km4idchX/mrWo1Wgh5TkV4ehbsPq7SvC7Qg/4aPRhkulCw7/MyCuViar5NgV2q1Qq3ZMSHRYfX+LGlYZ8EuU/Z7n/pGIhSVfBRfEGMWTF7bcwiB9Wq36Xvl7W6T901BkD4rbR0YpF4PTANfnU0Z6q+DWQ6vfUqUoxeMIyV9Mqqs15WxsAlllrUaKHzM8gc1N1elbDADol+rcxx9h1lSxzDXvMgbaFgQOBiinqDTQKcLVBnSTzn0ar5ydp93VeZ1rZCtOBvSNJURCel6IlgVPgskjdKUNAGUBbOz0QaqENBzAcunpAG+UjQ/69XA9HuFUCVRup8XnqEpD6sUBDDdbea8geaaKjLgUnjmClFRE6cUzMaCPmo2FqzRGfT/EuBb4jSePoxXle6rQhXsA96FK332t2PWw4R8WDFfsAd3G0e1DSniuVc0cvoJOVEgGcu1CcQ5Oug1EeO/3uwbpusbin0D6ltvYH0jvqG3QKB8Ik3ja1iTw0CRTBqHskOfEePEpWpDI+Sr8l3pTW5N0MmPl2s7PttJPjXvSAyhJvtEoLZyhINzaiN51NOmAV/Zwjt2FtgS4LV3kkAHAswmYww+nSADRoxadvWJv5OWcBBRlF3XhhJD3TQ6G+iceRvVtT4bettRF12uG33VlL6a9U1bfZ1PWV/d6usqDX2RU7uoL2nU6uuiI+bedYYKEjcZMd4Cpmr6yRDhVesiumCIbUd523gXBr2m0RgUD/EY9NJNMcBAAVXJwNUFPslC1ycuvTIKitIzzp1frhzKOT4YcXmyXLI0oHbZZbw9n74N1c1qO1BBIaCQQBtHT+bBaUj3G6wENx5ipJlz55E7X8Ep9TI8gYY5vFIfnIAyPl0m5Ulj8v3eGArZqShWkbLQs7BweRXRGcBCp1rv9tduHr29VJt54EILnrKIom+G4la9STj6FLViFNT5qo2mtToA4ST0/DFCYxsRNYgYEbXErE5ENG1E1BiYZtLNJvavRujTUxHRTEdE00ZEEwV3IiL6lNAKnE1R0SAqagQDvVVUdN2oyH3VREXdREUtBtonoAlAjIqagRGnFMzGAlJqeiDqZiC2w1A3w1CzfzfDkL54GCJnzYCVvsqaLNgZgCZob3kAunYAmhhwbPiZbiOOgZWR1Q5B0x2CE63zdi41kthJF00PQb15CBIHj7VBd8rvuI7e70B+MZIKOuXBUSAzq5T/gjU3pMXo5eOa3GCFZJ04YcdBnUtTwT6EmtVzJgNU/KXEZFCOoC6+NU8M58wXmGsCK0IZESjMkRNQCmVxcZMXyOhXWfgubJbDKR2+gY2UQBQ5hhIk0dgQuH+eSqBY+GZnMngtWRFhAWMKeTL+6nR4zsDgM+fBhAj0s4n2QQHYgXkAQiaDLMJxuMyJM9D8O586CWdvxJfDFxoCJ7kVfXE/gvgiiI8KgbQt+SaIzwqBtGU7BuKrQiBt2X4G4rtCIG3Z1p5GxI+EQNqybaDkuBBIW7ZHomSdfkCsd9meCOKhUoK0ZXtst+QoCOSAeGqXeCYI5ID4py7xQhDIAfHcLvFKEMgB8dIu8UYQyGFDd4l3gkAOiLd2iQ+CQA6I93aJT4JADvcPiI8KgbQt+SaIzwqBtGU7BuKrQiBt2X4G4rtCIG3Z1uA9PxICacu2gZLjQiBt2R6JknX64f7psj0RxEOlBGnLdhTEY4VA2rI9E8RThUDasr0QxD8JgbRleyWI5wqBtGV7I4iXCoG0ZXsniNcKgbRl+yCItwqBtGXDiPU6bB9iYlQhH9WGu61b4YuyNlzApKlpth0ipKEE0ZHjHPIpUi3QV/gRqq6trWFEymraHBiA1WJJoDAh2qAxU1Ky4rNzBlZCQBsHZBpeQlhhwZWN0QRBRqZy8KWYsmIkwVKm2FK6LlC5WaHEYCTLPYlJtLpdIjYWxQudYguz2M2W6E1ZwnYs0dvCEth6BD8icRBGduCtDu3xbJgHLyDuMqqa8Zbyw1uF3APJ3Iaf2fOfhj9U8oIm7BxCYQIFbkocZJCaipeN5wwyLH8wTV05BmiYwhCuZr0rc73MsjAazbJ5d5bVgfSfnmV1nGVVZ5ZVvM6VrFo1C13VzrKKfaSZnLAr0ZIozLJZMZmtZGIlfwDE2DmwpmvWC2mbab3jmXlUJd5OJibyNSK+OiEcm6A2gSZVjUWalf2HLk/npUeVUGKHNbgqU6A42gvLP93sjnwCeIlYCzlkrXTaWglby3StZdhaScdaSWVhLc6a7OGwLG2tlQAGT+VJZ3+PJIG1kkKcVPG2czLCm4kZaHmEw8itBmK+uIUi6N2djWz8TNh+IO7wgsTlyRd6p13+TG1SdQFG7te4NWMEDvWcN93dJFhaLMUEDOkL1hSdPqVLHJ66iVrQfLKW8uTxLFkGqZ7WectwZePIV9PSAFpHZac2V4018LM1ryiIvMI7qBV3U414MlpyYCCk1//zrit8TtHjRtR08fnrmVPoDuWGNMkYEoc8dh+v0WsbJGORtF4r95g1yNt4CGL9U5F9lLLTPeYodsMn6J9sRB9nPGAcDO3hw1MfHR3ReBseGgneOWnyf+qlJ5q4yoX6TzQUXMtTyefhFRum6iFdN9U2pGum2s5jusqRzFYzSMpKArnEY4z0Qw9cy3er72qfEvFdPSzX4GSEtsoopRbrFHs/jdD4IyrC5uQYAH0RfuVteX+wfVUL+xc1DfYBlP4RuesgvPxBZGVXXs9n5ToqfRJ9FY7pYXg1SjK/zffKgJqfpJpjUeWzJAzuQnYAeUxXKa/Y1T1RHj5IMnLvpOEPamH6qEa3H8rDWu7TWyo1X2A/J2AG4U1oLIkwAgV8SDsvbkthSJ+W99qs9tlU0dKodL7wZr5Gj9jlYZWj9CjZ2gLKO2EDPgELDn0lmN6rK4v0nVCJbJf5HtnpEt8Lelj15ITA+Pxc3u8Owg//bjO4JBwiL7n4nP8QXn1yBOhdcABITQRDAE+JALFlWTfDqk/pcWq3JMA9gtiIPLntafaqKDfB/pvnjONUjMD3M3TcG7njfqaHsUsR3Rfwc4sySN03th34Vs3bP/qkyjuo7+wt1V1lFtDhhSTjgRvo/PIB4HghdS/Sl8Yzm1dS+dViEi5/ZSx/rcZWK5UFSBke+DBiyclqRjzrmQ3AB6OEAfJPLv71zBbecyfwwlGp1Lgj+Ev8zEqlo22lf2oqPbGp9HC0lIL/DvjZK5We2FZ6qlRC4c6K0fgqF/tX1qyKgerklgr7xNJWs+UNyTNmbyKbzvKKygTSmlpAPxCwEDfMRhYSOIqDFHRcMDBv7M8gtmS9ifeRBt+7yC322I34/UT6XkPHT/3rczhAHpLl6iTUf6ipbIwvSYwvM5SSzB1gl1BDCnMYCo8k2zgYnn5yGQ2Pjf33yGiWlEzSx4kEe5oN6/kS0nJv0YZP0owaNqsQU4rkDUi+uZ0rL2NUcdhvRKdZk3bn8LNT2l2PLGu6mDRscXQ841PymWGNlrGk4JZNJAyINBIpiBwxxKLDFTdxI/wsSBOXi0kubuT7hJQrCgF+GwF+TDHwvQJ8WUDdT2B/U2Tuxc9dRea9hOGvI2gsWhKATv4T0EkkEgFtJAp/URo4Cz/nSQN/Lg38cSu/KPxJxInVnAOkygm6faPpvjxLunJf25PFf78n93Y78q6CZq+0eJtr9eIdpPw2nT5MChH7RCMjqTyiz267t+9TCQn5ZCZa2NRvQUmn3UIEL7Ry2Qz7EOJdeCesYPd19DC1hSZUVo4qVijMjSieik5+6M3NrRKdvFjpRqLTXJwiXOiDX9SaE5adTUjj1fBmnQYpKWOjMpiDcVyJcD9icSIrD37EiD0B5rNB0avEkMQZ0AzOZzGGp4FP4vEH1VYALxCAvy46fFJ19fttKfv9CB7DY8Zb9s926Ez75ybPTdAyjDytTgJ1ko46vyrqnAcbzRAYElQlXf9K0CuUITFpt3mmxDe7QfHtaPxeo2+2bD6cTH+1wdIokXN1hDy5YDPRiQUyhDuJugry+wIm7+ddBFYQiP8TWaV8EVel4fZBl/fGjIrl3tFH0VpTqd3q1kQ8iYhdSu1RC0Q8akJ4Ih40IeawEJgQJRE/f2QkciL+bUIoIm5fZu3UwfTiZnunIAa8Lk76tkD38Kcpgibu+yguubZOM1HIDAnZapwHXbCfyTH7cV13C30Wa2cgTJVh5JbhsTxpTibuzMeqtD4qsD4qfA8b6p4/ZbI+ejum5jyuj8D8o7g+fOEjqGAPoX6BGYajIL5JP+WZaqppW2UF15vCt50Ytvnt5WLhVbkbSxOD9X1WPNnqdFXurNPJnTU8Bb4c+vciKX26zQ79+wS9DLNVTo5OcCiPPYgHAw+5PrkxNhgZNhiJz84nncrz2dyW16ADDbti36o57FKCAviNY7um6BMENdxMsQtPFnGOv5xPxU1TyvBYFbhhSSJ9yuc1IzCQy3oL148LYgQS3DoTQH2AQo+JsrQ3SHA39xZagd1aqbsoxAXDp1NLxGmD4SHE+/nM6+MzCqce0NN44kFzWtrK2UhyDN2ckE/2RQqZpChcDxceu4zbI1tU70bECb2x2dpOx1fo2FPCY8nhy3uq4i2ZztE3njDFjRdu2OQAPAkfUty9OGDIwwtXoYsc1vgc9/a5WSUseujVLZSqDW0pBmoH5Rhcj//xkhAuwFL33T8/LGqDWsarkU+HVNegrkFdFesa1FWxruG6KtbFBcGQYmVGLHVGlhAUihvfgX4zq/EOCf1FZwBIqMEQzZMOiTHso3bkEsKSzHlyOChIH5acpUeLjYBRgU21QoqJ9iSlAEfMAAvAfxsrmNVWfXbpE3pcGbYLWlG0HA33GPP+6YxxlVLyR8CWhnTZZweZ00w4DXH6jEoOMv/9ljDoiLW/LIwWjESfvEwHAcfUGHVsU+dgbSj7rQpOiXO0olKAo0bB76cPj0u/AmFH233YRkTDA7Vi1GSJiNoKajQK1GQkQZ0AtTnInCZyCmoDBOAX1IjRQA1GQZ00qFHHNnWEB2htfM3i+fiVgVf4RHf4bm+QBkEj/rmg7qzmkNxFn0bJC7/4xkN2t7q+dzDAyi3VoUfuu7O6AZ94/lUwKzUmw9NouhqGX1JNRXwJxmNyZ9UH5GH47Le1jNKrqfwMlrN9HOWcTqTbpU/bYxW+bq1Pv4vGYmHmzmoQvQb5t1T9Wg2RDuDpArt/klEDtwN+yFvVuKHjwdVhIecNelIWvkujNByjH9+bDy5oSjq8UN/TqC4+l+pkdfO+A+rThTaCZS739i7kPg92XCckY8hr24Bzj5vixYRbmufQaUIvHjeXO+XWd7scHFh+WjTIQ0mfBQ6zkC7h6hlnzlXKUZcPVpYGGQZhhjPW8ylBHKN+z/fTN4njEzIsFVDOd4rtkWfzTsEn56KEVCX4ZjzoedaCjD2U2Nkjq+UlOkRT78llLFqExjSHHgxyYKmprbq9pHUgKWlO/TyVlfN4VwOcmyuDe+qMMC8mJ2cNkJwUERA4dgSInER4d51CsDQI8agZiPOt4Oou3ETkuOYMPB7n6clxHnPg9JmBOAIySK9LtoumSHzStYIjK6TF5hNJvX/gKNPziZm3++drKyfs3spExe5l5RWFZgezcDA9P1zCtIgld4pJOg2PfTwuaeinvC/eED2OqPVI/UdlWyuRiJ5awMeTyOaGKJm8rlLsbbbcxi9gCNrl4WKBbAjlPJ+f4+TIsGoG3otjfVFNVwbLmNnCm+KHqTFXOsySt2lXMKvtL/5FKBttS1SeG01e8uN3f+whGZ9uKUWeceLQ8Wwc8oupZ+cuFuogZTPXuQMXvvpuDWYKgrdm/nzZ08/KQb5EJ5rKiY0C3uK3vv6+57z8u0951TEsVfQu4raLe6/ydnHtGnt4ceGqdXyuHc8OL85x7traz7YfXsyvWkdBvhEz6HtuQ/iQv7DB1T2J2lhfX69tp5mLEASwUJqCRp8AF77xWayBdvjkeYtEH67sIuXI2suY1f9HiF/75uO+ctXzP/OKr6iLaLmHWbub95vzfOotyOkAc1ScTdH3/xfQJ1/0nJe/9zMvbAG1eVsBGiTB9V0hnN795nwxsEH3DecgvO2frzI8esrIl3eE7374yEvSKoEKcKq8daq841SZ8NFeFE6DSNO4VYa+y1q3ysBBMXfHpMFsiSDoYAsO6odxahrvBu6snKw7ervNLSh5xYNxBL9AX3RwcCNKns0ZXjh2UvL3nDFHXzP0qIaST3FGKVX6lHyEM3KI94bofBiS8nZo5DaY0/4h1W6V55Za82TWxBo1jCesze2pGWOAa+bwVAyRluo112cuvvcif7XnDrQEzXgtbNqrRd3cjBou3V5AUHl6geb4bUd3wGNy4rYhvZ3DSGJ7bWdJEoM2uKeL7966Ny0MogHaxYbWUXkaWlOt8IpnWy4sa8bHPzyLjWoWrQYpX7bCNmpg6G1Kc3Okr3VzFF/OtI010zEON9p7NM4OEww/mrykob0PS47vdNu3QjbsIphyt62xbpa+cnIF6UA5mjJSeV0mL02n5zj8bA2ytQjWKtyAxtZXt093SG3MYZQcmC/AOP0KS009+4Tlt7gfNte+HzZT98PGa/Hq+PDTSAJXJ3jonrY/3Op/AW9Cv8AMSOcPxNxhFbYvfub0TJyWjExLjXeK3ekuzNt4MzYmn9hmtbEMUvEWMeerfXnvVOJntlxAO8/jjaVf32NB4oZFcm5DOZ47TxY0R9ZgquCH5Y5KxYfHOFozJMnrcrFvY1vlHpIvmxJYpyOTJDTNlDGrnGrm5Yc6zfRNfDzhgl2uMu9YP7V/YLASw2AEZ3BBlXP9yVMJG1xFAS648t58AQfWgBeFSMb4WYGYe1C/4hAiB9LlagZrtbjjTbDyYGmijvIFqcAatVlytYnjZZg1wTqf3yCmPsd1l7eUmuW2QsFYqdiVc1gq4ezEcF7bA2XHEI8VQ5SNvT2vbfB1I7a3ZnuHElZu7F12jQt7T3frB9WUwd/dNThAIiTzcoqMiEOGw4UuOBSKzxYBgvmItPFAzlvj42B1a72tzvgNqUH3GV6vSyyVh+PDcDkvIum1Cp8X+t6onsF+LZf7s4y6CgmedV9+wGHzHZ9cptjTv2H1V8iKNIg6hOkStiEq7PgcdQ4fh0FElbK0tMMBUThpoIRwC2NvWGUEd4a3UECV0fdxDK1xi0JOm3AoYSFQi0BkmibTxMyCD5eqhFrPiIU0NeGN2uc+p+R8uoKklqoZarJHPkN6H8toGycPINO+jrX7oLzF6TrcCKN+gL+9yFb8IKQrB+lCej0f88HwEIVpLEw3F+b/UWH/OgupaQdPd74vx4s5dRyOSHxG1sKkviILE/rkdEiXse5eoVyRJyszOFPHSQTpeFyPMTZqy1NDbMy1jVEjM2zaHT4+hskiU9ZBxFyGuSw800Ye2/KQ2QrKZ2g7x95uhYwfPXg8C97hDfohDYpPZHjOMuStbPEEPkmQG0/D8UmHMF2i44PYwWTwwgxm8ykHCYiKUl2XM+jokrT5YCMnBQF0BeBZQedaZH3CGpFZkt+0D1/uEKZDbEZG3gRklpE5WjUX8QiSpdoOJ5TFsSyQORxpWLCaIRvLeE1lGStkaxLLKyN+eKCHPumeFybd88Jk03khjRw68zNtG5jhHe/WR7i4SBBb+jU/2wdvlcXttZtEIbzUtzz3GaVNAUS88w7XnED2CqQViP1qLE87XJUikQfBssnxjhM61pqcJ0N9Rd6eNudRpHzBpXE9G098NPAwXBZR6UZobbxeqqw8OjRbClVFnMBEJsCJWA4excdmzcmrNv412Ek3onUJ/Q0gbS0wsZHukt+jwN0Lz3yMPNKzORFHJ0QM1m09GMnogjOCuTNlfZe+eClxNpYekXBkiG9OCkLOvrDLqsXVI4trNMQ2Hnn0jWurh6tZ0nX2Ag7WSW0iH9+MWm/A32GuZzvUhXC9bsaRahbxbvbSf6V1Wli+1zDuBzpXYqigr/Cz1GzrLRP4EmwtXTaEU/ghVjIMvWFtoFRUhJyHxCzSspNorG2lxPcI6B4ijkUiB8H2oV0R5fC5OsLFC8mq4WpipBQn6yJJrjTxKYu21qBeybHq9Vfqk5+3OFFVX1mdNoFU9QzbjqYebFpP9acdqWfJyH62Zb/i8JQVsfnkJXYvmguP/uwYRqsNriTjdijk+PQUUF1jOq7OIeZUf+qivmqTbOpIgjKD1zYzkMhBsoBdopL+JHTxKXB4uVAYYE3aOE0Pk6nxOF9sjDDjZ5BbEMzahexeEE8PTft4D2uW3GQ5u+r7YEu8wRktMdBZG4mJj740Lf0C4opdDtl9qOv/akUOsQOm+nxMqCh1tLmtzfMW+1eSln7jXwfaz/4rCbp4P30lIWO3sPKayKEtu8QFP8MMLzw5Fo8D4vBJ+VCtinLkB3iJYpDMVbbvYlZfsnLKsnLxgHUqDgfDCe3d8QJrKvhonxK7AsVN6NFh6ram653vEb/balR5V1kOsL0qaUcYgFOeBX773x9chC/6C7ao29ldUnGXmiJS9JZ8vi59f1yncMhNLZxKKEJe5bwMIST0A0A5bi+uqwYB6Y7azJ8qANKh1MBUw5cT2ZQ+zFalBZbMQ19iCOUYjBkDpcpD9PkkC7qQJjjl9tsnRL6g8t0qB9jm3heHuMDE7un7TQjI8AU/x/O6EQh+UVZZrF+Mn/EFAot4kOHAkiDfeTMiT1nEirdoI6Z0Hp8aFyGTP5HZvBe5hlzOyjRuvKVS9gMe+ovZRjv2D5PxTlxz9S9/+oMvvOHEv7P3FWCSHFeaEZGRVVmVWV05My25pWn5ssq92pa3vZq7G6nH+HWK8TPby4w9+s6COS+vRjxez2eNzIyiZWYyMzN77rzMzOD3vz8iMrunRYbDHaiMzIAMePHicZobf1DVEm3xwCo4VV6CXpYZCvwKX+sad39bKfWkpYK8KTebjHOK00saNAqVyFHZajgOcNy5MMISp89heyFPcayRWmk5BUMP/cJU7SlmtWLEGlApi6mS6r3zhWYszMPMK9m5HcwWO8D0AEwfATNrPOr5HWrINHTHTeM3tVwHjtmO4OhLEHUHGyc/10iNOB2g8h6mkLgAQB0KVOIpAHVMQE2PMNohhin0hiBmUBHGzACkXk0dDIYgFzz3oAkhzgMsI1OyGh8yC2ZSBYRM7ENkAmU3JXvi+VrX6wke6aLJ+0/IDc+kZe4dpLjOAJixMgDcJtXWbVLZgBc98GI4jveo1Z1cMinZTKjIAvFUXznzibpw6agYNQbH9s7Lq8RpRp5CCRLpOM5NrbHz8rrueGQ5UKQZF9g1bqcllkKykOi8Q63dMhtIYYZGnD880imIx6LKKDEXOAYTASWwL49QNxzL/mDj9QnaskxVB4OUD9k0Ij9cPLYxMLmAnKp+CASjX2ZPt3BRJbWBn94LdrV14NtJCxrcQKEZ+f6x8P3SK3D7pj0SCJcXZnZ4D+Ya6h8tcjLY3dqwjaTLMjc7mm74Tc2eKbh/sU03ksGGxcX27TZUX9W327Dog9ptKC9Fuw30kwYbRTLYKHAZAgc/IxlsZECNGQ02fOuALa0CSTLYkMyDpOTR+kgxzLy48IEba2T3bqzxO97ZH846c40TVFA5VFBZ7mwOrvrelU+/9/q3vQZuSRT+8/ZSVVL8DXUGVFL4Fr4GX1LFyZ+9/1M//vx3fern/iopTvrPqDj5/b7ihGqSL2GPfuftH/vnO5/10l/5H+ZJTf/uKQcnrnXozx+/+Tc/29PGDLpZHvRmecByO2ljBtDGDDptzGC7NmZwX9oYD03Kslw+cYvqWrDJoGvx7Qf0QS2pEXaMyPP0QSEp7BG5vAkP2Jp64HpoXoI1wT9ntujt/2upaaGa42GAqGhRoyJpkOqWXCk6heRsrPQotlrnR/xa2eIk2a3o8dvDGCskXXLoZ3CW0L1Ldcgg+nWoIAmCU3qAD1TnopwxTLIHdLdhi3IASQ+0jxCLwSmcFiJApUpDuTONPbFYhmIe8gCrRPpMV1ffPyubnOasbtXYGRBxLkMCxipUjkEHKSO4kOtxpkEaKKKcAbf7q+CPj6eF2jXljStV/FggA8XxRs3wrFHjbVkzwpjPtH6m8T7ytkF5yI75WBBW+Ui7IFmjR1ogxBJru2UOW5umznPqPKcOqlqOtYyrCRwccU55q1d7psYGJRsNwbZp2gIDS50FNG3m3jVtdrumredv5JBLcKKq7fPVrhkGHjnBj6lJnev6s127tqP7k01Ocraen6AxsvekMbI9jVFycuj7yLm+j5xNfvt2m9++hcboHp287AmOW/1h7qSqm96jE5i9Fyew8ved2hZJ1rv+/QfaWumH+vK94q0oJzjSkkN7IKuBgLywV5v1AmQrpGdmVq2RLM5QLqeFUxnpmnmuomVUByOgETLUJ1KjAAA4DuJtGjhIHuoxzghDJnjEJuMQxlyY01c0jCMHjbXdIshtLYQn9d5ockWIxmMWxRzEXYDYRhiVVZBTyTfchVWD2e8GSH5Fq3JI9wOecAf0TW7oOkhp3l+4ZCWbb1PmuYCGIK7MtKfYuUpkWUbbCMi2yQKazYAUgWS9qgXORHHyVLI+oFKw4TyE0jiz5vBPUXWNv0qwzPDQ1SI13VTcLjsQCacJcBXnw2ZxqPiOb0HDnkKOgTzUnk1I1yn3XV8sqEPukLayY0DqeRnwREk8j3IVkrAtjdSeWgsGz1HPhczof/rGF9AdtT4VNoB/Infth/F8KpZ7uHnjC6PJcpORwAIAFNIUUsFPOSeuuz5TEwOV13Cmuz2vAp3gGwhXIIYtiWFMGM0pKbSoBLOdSzAjbnTRT1wMipI3dt5Fj3IpTJQ7IUxUTv06SGmHXpwYJspodCRV3DKGFsOXTCCHouJZNRhYambWkmlTdxlnKjkyRw01cBl+GPRE0ZwGPSG+BJlhQnwpjrTmq5ZKzo3RbR9is2jGtJyeEErFpFAqr6NtOFTY2YqJ8ZLgWB6liE4e65Rh0F9m6xFPh0UGAzmsLKZVfILHS3DYXWbXlrAH0RHIxrSN+tEoU+AQpoOC7WCslCsPKiWDHOeWL9CJwv0SASmj+rayQawc+Km/oGoVLu1kqjLxlqlPo7/aEJeGkMbGV+APrLays1wHAFb17b/3sR95809+6udWn8BgPlLkArETuDbXUbTESoJNITE544K98B1pRwfVh2evckFOEiVITWQpXyWZka2ChwKex40mzSmr1uTkZdANyQ47x3K0vheGZajrS011Rkudj7m0hAPO2zn2CVERDLvFl73qPBP+fIvU9unuO84Pt8dF4vXn7bdTVe7r75/nWERl5QYymfV/2uqPNdCsvpECSrW33YJ4Wpzygdqv+w0kCkjhNLwQ5pyOr0gvQ7SCNRnJpIyBgWAbnUmiDIznED0qyaohz6rzaR5nyv9LxpUbKKSTBFskJ1pDAEN+NVfyjJAUWdR6OsvVNxDsovQO2InTPFYSmFP7aRet87E72qz1jQWM52xMlh9IEy5R8D5VMHMKW9gHHSvN7b8M7I9uYndptfaOo681bFN/irpFjQj6OHSQWozRh4pQ7UdRzaEGw0TVLYoVsQLwaTilVlQkvQxZ8o+j0rB+UHt90d5QCEqE+0ke9xc7TX/gZbpeN4gwIdMzFkcmhjXAxbTKOQzaP7ql5/iiakFOQPIQndvgnWIBMzGaEAUtGVmdNzg9Ac4xME8RVoeWjk+fZ2pxJzY46F7xWLmR5OlN9p3zjBESs9bKIfmYa8q5TqxLqHmmQeRwzAVspxSPD0EqOP8GdxUvxRbUSBIStCbNo5XOZigwjfkQyclTGhfimjnGNcsp/wphyeZeg13RUUoFMw4SMTbUWKrqU2jDhP0pqVjaToIqoRMHkJ0wgPKzmStSUMpMdT5HXqLDmRikqPiKcor2ucyT1TnGVAw6djTcgoB979OEeKGjvhViM/+XqZ1LOxdOHHk6Edv49niQsdlgUzMzKqtgdhazldiU976QzTNSHG7Qe+QpRm3krRlgHFxhqjoEtmw9tgStTcTK1d08L0SBpIq2lq03xV1zQ1uQS9PDoLmyNEwHgAgU1LtR3CgTBWOkcu6VTAaK5RmGFHB32coxpQ8498DruAAcsAXYSRo5IB/TF42fw5SoWRkzj8XxxqVpLZhULEbvudIMcaIUTayAE5iWpvwRIHkSDh5ujy3XBir71iFZI6kYCptGtW3UowsZfCk2WaM2DPVl2ghYYSQw2yS7LLA7XE7aw9derc5zAyF22TLdSR5hrLJsr7VXQ0ztsBGqpwMDxloZw45dHss7lGe1YXs8VmNexjyneazPkrbd/fT2SpTlglhJdYE9itaUR74oc1H/1/+YiTATZ/3fPxPXOzuUza4MEbRbOAIkyMKzN0j3/YQkCkFC5HAy5dDeKwbQ7bvkBxIqhKeYC/Pk8Pqs8ZQ9t+N2pOEyEmPU5FIWTmSqLrz5KGwOngmyZ2/0XJD0I8x+ygllYtsHw1BblZgrcilgpW3OeYFaAv66XXdrDBB0AdE7TrN0TJGhMG0GaibG7jnn+AdvOLxv3fkpnF2Vx8KJh+tHrfM8CEivKOf6Yx/6sQ+JcSZuFPN6pZiAU+n8OVCbzJweGouBqDtubgQxhjKqBs2UsIJIaz1bUkKkfSaIPVAj9Wm0B6tVwAnSHCYawVmUWgrbt54iK0Rv5ErvyBvKGGptun5MIA/oq4SRvdNa2xnaglLouHMuOmxnvHWZDzFLYd4O8uS/K59BV9ACjBkYPzWGb8fMXGRmrbayoK5ehcwRM5eZuQQQVbPWH+s1u8LMRmFSyF6Y5aeaa8xcLbmwVmVtpCo/ZC2VCCppoNhj0NMjeA4oWQvn7Wdjw7mWxcWjvzlG+iccjGYWzKzQ3xwj/TtkFsysmbmI/uYY6b/1ml1i5nIJCgrCghQEwzMwzoMarwFdILlMPMmQUgEl5n7fOkfw4zLpwAKhjIawDlBoGvgwuKiNWZEnK5vt7zwX4BToLU35+lSx/dOpRKyCRrWCwj94gCAj+coFqhuarSumMfr0DOqlksIH/acZrlQu2gogT/ZVoFRNSRrCANt0tDKCRE/8oDrmK67fT1qR0SbmuLdwdtvCOcj5GfnFRYdkLhxAFFqBBC4FMrlwBNEPILNgZo1MLhxBFBqHCIVLyNSFy0I/owTNcV0yY8rnOes6kGt/BVQhfij9U21lHIVS4QMwrnJy2Pb2l6htGm6QVKur9pVI4SfpOltXYvALWWaNLdufiG2jHYdbtMmSP8M8IlOYcCsPs8uqtzScRXMcAstyAVMnl1zXo44VCdi/wBvWVIhmQ0t6yx7gh12ECpj9V69T8BfwcbideCXK/DDyLBhfXBqMITeDXwsuHnkqRItOa23R+gb04N7wDFdf/+fg3Ae4z5UfwwVCKW5SRwAOkYk8FfVQNPVirnKgcQFfzM0V6OEcWOInxU/gh+fDjhambHJ41zy4HFyaHvZoYbzaXwH9BGnhjGwqgidQ/ldCJQGBMUliMsaJJM71QQity+jZ5XOwH/SwAdAgwTYHlCvmDY/PAVYcYmnw6fG09BqBnGcQkAQmDMcNc43Kj9iFmncx6jFf7nkH4bqn2ARgg+tNcWkp2HJBO6Fz0hotmWF1yZNQlK2bH+urpWUtLc6vy+XaWlnTLK4pUgV+KrbDJU2bj+GMuHa3hW5sbAZB2rIAlMhTHN5NBwI9Suo9ONXII94QWHJivMX17ABT1Xq2jykPmYvRQ6eeYnUYOBEapUIoptaUahsBJtzQr1I9GyQEjnTpL63192NmZl4nBScTJoYTpbOTgxfrzU4+h5xLl9xpiGHADSACA1IBuCpsCG8UhVFsawlvbqKhu9M4PDeFAYNUyC1VIXxs7n0VLGGFJ263CsegUj3RP8fCP8dG/5yItQ0jHQc5rteyHt4dmlUhy9Fhxwrw1udMuyqU7rZeJQCQNnuQ5gMAtZozcw4peTSXUFe3yqaddoiPfHpUxUd1erSvV3d/fAr5JsGpAL+rZs7EWywbrDWaDII43Na4pTJlcVML8mYpFdMwQDN1/2Xgi5Ly3chQ54cIU68V2NIxz0yfzPNo1GDkkulQtuREFdrn2xKx0NwXsbCciAUVJS/eO7GwPOdRr1sHxEKxnVg48VjnOXkDtipAI4g6zXufdrpNohTbiVIak4QZFkaqqhszUZwigWmSZAQj34wSF6m5ld/nTzpCZX6I6/v/v9VmCri9U6gQTz9OET8MwJSPWFeGifWLGiLwBrsVNsutp8s08Q1PViEcGmG0bbqZdzDkewDkCRkVICNTpSKD7cfVlhaEq5BC2vuvtcnJCEW1GF8B9pPOh1kSSoRAXQ2ClKjiJUVxxRLGEwEqNIi9vtG6ZCVB8KHHC6LG5BIYy0JbBjDKcSlOJGdzkrOeR1ySTUZN/FO178n11al9sjrZO7gguRjFwSnRgDgOl+4FMNSL03vxsMec2B7xnxNP5QoUVLNVpHwKUD7JRexwKXJ2JYaCqgOmY3X7F9By5BpICwZKX2+zRM7EOUEjyD4DM0JqZIDLDjMySDOSDlef6JB7b/3Ql7T1tS+49adYS0jsQDA7qDbuClIuASGJKEcz3ASC2WYiWWh2E8QOT7qPZiFk+uI3etbn0eiGNMptutORxkd1erTEQ4Z6Tzzlfn5MoqkQrMgH6l1X4EyedTA6TQo7H89mz0U434IIJaKxNMUu+rxYkXgxaugzItsP9tG1KGWss+noSErLOnx4AfjkkRa6FuUeqB4UIpLdtiguR8jcBB5R6/Bo8MlIU+Fqrrgv2MFQ/89YtowXnmhP9PBfcCAlLc7cCBnWyM+o/kp6ifeMx/A6OT+ed88VsFJdV0x7Fq1Lbj8WTcZMDwUU0Xq0EAU8zRR1pc7UcMzf3ULZEHsgOPhS3NGmBtNOvzecO5cw9lSnDsLoCSY8s5Pv07Rkng15laJ+lsY5XB7Aq2MgJKNAaJNHVWungedAQ5hKbQkNl1+Jilnosw19zthnQIOeZEYhPR6VH3ZueK374YQ3HpIptbKSNTKfp9t0PsDPQJWBoFNAvZgLf3IGWMF1QlCyKySAmgEsaPa3FgYIUKItkdwcqm6MXBEenzKTC1jRl2lEt6bCUVA3ys1Sg1bHiqNYC8t0B4qXzQS8D4tXjEFaxOJjFpdUKdJGqOAuvkrJ+lmGhxmIe1BnOD8QHthTjx4OOsnbq2dKa5CZ4zYda00hqh37L7uUrttcyVSihB+veLXPcu4DxrA0BnKkUhhUGoQGtRyEzF94LiATlXb+/+bS7UkKqgqLBIveqbx8ikVqptpyY7FeyWWumWJII1WFyeP3mrCO7X6xF28L6KQHiLc5xuXAbJfkbByUnEpz5AJqACE+d+Ny0Qwm2H9hgjkDnTR2NeN6D6g/GCTtbsp6T2f8VmzjwpbWs4uYqtez8KwAZ6Yk6ld1JOrj5AkjZH9T46Ih5behgoxBENHXSeIArCE+aTbrkyba0JNmJ+GdjwPDUJ+NZMPXq11JfTZgIT1kn2gCoX3KtCfhmfkS9Ik9aH9GohxrkLYCfOZKZ1yK22peqwgWX1F0ZftzsewCrDVR+7dvwRPcydNJyd2NASMYmcFAJxPDO5qmxjuHuwVgKvSSDm4TctTQyTt1Jakh8BcAPv7sDR4Fkn4n0pAwe2T6kLmEByFzkWPy6GePN+RIrHEmuC0u9uIi7OOR0nuy2uxpf/VosjapMh0+ms1ksGa2wOHzRXyiU6D2pPM6yT5yNd5CXxe1r6QLF9lXyOcwQyxlUWrCUkovTkKpolmIZVx/1It4FsrUJU0C0HpRr2I+OlOOA/dzwHcc3mpeAyYBiYYcQt7U9Tl0AazJnavsAYD1KAAWtmxeRj/hZqySo2ZMDiajmYyXx6qtOV+zsBWwZaPxh2SjZbbRlNoCEtoGYQ5tlNpGgeolGiqw09GGolfMzBBHQ827iti3kAtEqLwzcI1bd8tyyQWAcAmc6iMMxNd/YQRl0qCvRJdiJE/X/rnZHslzECLUXwbzFLl7p+y4WTNQmggXtdqrL0FyYz6UOd2ttj6436/3u/SeiNHLBbSJondsZSBONlUhYSQP7HA4m5pMz4VKUk7T0X22mcqh4HAoTFuHQwFnOn68/KA2D4VfGbtpwuOTiMcXpPyC4vEF4PGsw+PlioGvE94vALADHi97eHxEPD4lHi97eLxSPD6vZ0NictBpx2zA5M2IkTamtGX2yvvT8MeBzsMZM6phr7Gmbi8Cnqf0BUEqV9+G61fWs29iank9+6okhXsc8eqhDq9ekfDqD3Z49bBVxPonQKzfSwwrv/+gmDVHU1fKYeUQGVsWj9h+rcP2ecL2a/1e5Yrtv4mpAr3SlPlS9Cr1QSif+ShoUj9428ZMhW1vlIRH3j6E44BRJX2NNFZqIQhMCQspi9AKEc2P0F6/qVFoaj6GDtK3nvvcsosR1cx24bwI0TUcgltsEkMisOIv3Ca47Ep5LOnbkb5C0rvWszC6+VBVlBzkPIeWEuP7KtVSYsCP62kpx+i0ugzRl07ns8nY/hhNQyg9rmtMe0KWhJI+aiS0tD494fq80QhxDoQ5rE9DJ74XEhYkfpCSNgc6ZYROXYRVwBTUj1E/B1oJKXq0RI8MFoznPhzGxJJDzB78YYG6ApZ0wL9e8W/Rx5aMFJRHlJl3KJPa0ozsdoc5c2LOjKZ3iEqeA3NWxJx6V8lFMWeF3ed5Z+SyC5izwj5dwmUL5jxmE+bMt2LOW+29Yc5qK+YcEnPKSyPmxPzWTZYwJ+6nvC/ZP3nnNsxZUow2QSJhTpDpCXNOJOU1LaWJORci5lwg5oR7JX68/KA2MecdzuadyJ1MSg7iOzEpZKh1IjtO1ar0I3IjrvFgn4VVbG2UkSa6LH36AAVGSsA4a2wWKA8HWJCLfFKkiuSZCuA5p6r4kK1Vn9FYDp4cui8x7CB4txyxSrYtqSidJhc+tIpjBdNEnk7TUpqV8sh15OQ6ktw2CPE5TbfbZILv4jRlKJ2midPCs1lnx7ZeZifMyzzfMjN4BqQjobLF/EMVCgNsYJ4Yg3RipKFlsZcZewmuBz/AHKjDXt75xe1lsMdkXy/e+8Xr57NzOwn9HMZ+jqT0qOtnsWKAVbujmVC3stkUPICtXPiBgdX5hDCxNsvALycREAVwp4DkTHb8lAVl6QRT6tMsn22UDj3DnLRuJkxN1k0uKTG7iU4GioWA4x2PCh0ejooB8BE/FTogC9QMFB2B8e2LTTllefLZi551ShLSoMRx+rsO2sbqca8pKt2YgtIN5sn6OYd6Shl178MEnJ0lyAIigkrFG6tY6gp++cHzpfvOV3eMMclRC6KnopkN8vVrP/UapWRZ3I3KC1X61Z0Kp2sVI2SVWNSSn7TT1/qgvPCMFO9L4m6nJthobkVx4YS4sKAdR0FcbQMiLEhCDpHoEOGwR0IOeyRkQZgcRZgcESYR6BU/Xn5QmzD5a84WDwARgskjSHogQoKktESp2VDXsD4Fe0eWg7LFej7YsqqrZuVs8yhdS3PaujlLUwDAhzUWYLeGOYeJllVlKj82Ezel3EgQUMcdiSWheo0W454kuEd1o98X+dJix98B3rn3uSPeSYdIEnY0Nh4ivrHQyqZDxAUkZEjUKY02kM/43KYW+r9z20Z9pZ4BlgiIqCXKcBN8zj1HCQjxaZRO01L6gYzyKyig7EkNp1s/vdEeFnFT+1/qgSl/o7TTTmeQUBojTJSBTTCaQ0Bqj9PUgJZwcgdcoCgaitL6yxuHLX9g3e1jSuzsVplaXXcNU826W2JqiUEVrTqjFEwV/A6j7bX1Xamtb0ptfVVq63GprYtSWxuprQPw/eq19UqbGnuhTa0ds6m5Iza1d9imBr83NXglfM56DX60a/C9XYNv7Rp8bdfgr3QN/oxNLd5tGwOKFcqx/ueccJe2hQm48XshJL4Sm4zmBYdmA4jPzSaiegJV4uFhoXGj/uMH55VajNDT19NUdNAekAglE+TfqA21RwUbjqGzRL2gtwwNV3DNYKsZWxypAl8/CiI5OP6OYAzH0Qt8mKl9Br7nBS+ds8Bv1A9FNX5gCKlvUwEFUkesRjRu96MY95MBDm1/5pnB7MtAgjbC5Un0SPsoJAK93K9i7tfBemskrwAR3/7EkfCZuQw+GqZ9a+rZHVpVhb8ywvp81L0o9eyy0DNw0Cz/YyiPkax05TdS+fP6I5EaBzbb39QK7NujOGEHYrd+EXm9bu2LvfoLmKNlikHTW/alt+zXtzDN96ySIkLZQ3i6xhet4kVOXvQBvGjCF+msNfFNx5GDN611b2p05pFaieNfiuU/i/KVHsap/FLq2XIsX8fyr8HMjxRdrhJzab0WpetUbzHWK2K9P9epUfUB6y139YpUr2K9YaOwfxQfiaHnqH5Gam6bifLMhHMW6TvRUKC1/VswjLWe9PVU3yNR4YwnrRIfLfER3tY3ytV3XRF9CmVz9fkkIn7gUtIGak2bI1Gk8y3vnW95Ot8SbbCzjuHW0+2DAvaerpgURY9hzKCvO26Dfg97apbTsNTQN7cldzryCM95/a1qowgactT+27PCh4mkQS0z9hAwPvPW+Lkhubkh3pjQDsCzbH/laGqnbH9BbladtqNgD/tvnBpyF3SaUrDCRUUKUfoCibRtXaRVNTwjrBl9C30kiYZF3tXQkjmYmVupYvtVQJjQJmqVVVZ41zQOzZmtpUUh9CjmH2Dp/XqHU4xRBNWtmrY0prOlMXHAeJlJA3ar2KIQtNtZlW2QvxzIsIbdR/WaPUB585P6Mn+BRTKWg+BPTNZzUAIjY0aUtp0vwNi+3jvfrSOYgBg956brj77yuGkk69BPHnmUTohrh23RSLm6XRAf6QvmJ5+Pok0NRZibcX8sNjYqxuntCwESdNFUdAdd9CSjP3HFPW/LZiIdUSGpbTMJAFQ3C4gGctLV8wUEnKk1HiaVbIjDEIlt05ysPqGobmeQezit7hqt5lCt1mqSKucW0z1pdot51BA7bRiDVMojJTuoMEWS0qdWAxZjKMqAFEipxrF2gDuV8mgQu8PXH1kSuOwLCqjGjmvrgV/RIgDF1ZcRLwxwqdSGb5OAp/NFtV6FTIRMay2siwoMJ1WdsSpmfdCw/nU3+rNDA26nBtCBrg1Wjt1gC9fffKTY3gSlDhd09e2JfeCBMIedNyP3FDoI7MLY9A0cnOKZtml90HVjubEXbfva96xgN1psj0Xomn/qzrH6UmN3VSjwZ39KW/IW6CCVgG6lxLrm5xzTwM3rqlpBXXl0E6bfrStCHBEX5loHn8c5FAq8Vuo09HlelRy5rPHyqCYHyt3g3Xm8PIkWQl8llW+UykKmfZ0kj9wl6X+53YkWT+7+4BZpVdKQUuKcEjSAlFpN79MUCLmLmCtfMn6cnt0r+vVm2yoECng1erVtHq711vtgXZsFQu6tVpIftJtNhq/GBu/Xjybn1Q/aeTD0nKiRMUb7XktLjXdaVDKo+k45Om89Ej9V+iT8fFXdopYaj2aRuEHqMm0IpA3rvSp9F/Wb8PNtdILdSOXP0/KQaFtcJKpZ7DE+aVtfwQ7PHbsLh1NKLlj7k5Y+ndCLWkrGMlBEBpcDJFQcZlTOcIaOJbKwvVC5OLhAs/U/7Qqn7Tjyn0TGBDrON9n6vCYj0SRwiuT+ym375KDhBKzG6r+Wqr/R1g9FndU0+DUtCwNOnQMoWjN84NMpK4RDlBR4uz+0NofKh+T3AUYMgdh0gQHFr00ByPTjavJZ3t2kDwcKSbM92QaagkpxAaCgjThtAnLpnIYy++gvshbpubVEaOciOiKV3fATwzmlumorX5BaWgudm7NdfE2kATOu/fAZO4luDmMkXesMabT2H27pCO6CBHcVCb/2+SS2NbPWTDhakIpsX6z0IDOXNBOOFmOS6j5GLXJQRiZirm8xu6d9C1ZpHFffNgMljqVwOFQYqb7ZTafgSrBeV8UGmzYYIo8bfszRngpoaMYhMvFKyYneN88DoZhHQtEG4LH8XqF60ts+SUfWDErbBDcrhJsljCpT7mqA6xE7c7SfIOho4NxPmgg7RYKdb4qw83XgsgzNv3lMzsZknnKyizPEoWQjI8AMKlN8yOoe1RVupGF0+LvIW8nvH5joOU9p2Xms87hEZz8pfijirak8XeZ10rXKdsYJFZD6rlMJSP2/Gsw+QNUQPmb5YBhB6xlwoRpG0PIErWEArWO9zJqZi9UggNYL6LZF0GLmcpXzcEs+aLonmLkCKABhlnzQFJ0zcw06IezF9md679yHTKIScnfJQQ07iZmPwsABCu1rkTlh5gYzzwN0eX4Tk0zCNjAD2sMDGgyjhwJtSKI/ZfvJZ+nGS8CfaxsdyhwgNNggxK7UMIDt+wD8ZQf8OfglS108LftV385oIAlulwm3dYDbY+hYxo81U1jdYbzFE6F2KULtouK7ZhDYQ+AVcnk5pbKMVYNLwSPAgt5OOz8Ni4xVGtMnt43JV/aetmgaK7eoyq23RYOIsSC4NV8q7eD6Sm7Rff0duhyHOkxDbeJQl+dF3KCeVBPR24qee577BAJlXEo2VnCjMopKbKZKGxWurJWyD2SoV9M2LesL3LXbeGjCXcGCcX+O6wvC7F5IJ4sq4Le1BwB4EdDWEqCBo8LpNCKgDbEov49FWegDWgrhRkAjkbQtsgYn/3ac9Oko1b3Vn+nDlsdSTlwSzi3OUw7ujOehjhyviTaBlGefz6niYc7NnYQgKHvTs2LZOghAUsmVeHCx5DGUHKsE4ATRB0vWoeSLUXKkIgKW3HGhUPI1KLlHTSFZsifeSM4IOS5FBEivAIlPVSyzkbj1fIBHJJa7AyPXKKc4MDzgcZApSazwWNIDtmJbenD4BI9sZgHNeMKj0CPKQfNL06uJ4Cjrh+LL0WmYnsOkOksLvgPDHDaVjNEnePQBHv0O8Di4V3gcaJ3+qV/g1O8jvl/CG6sOHgedhSU1DJ7wCNY2bQ9fznJF8dvkRBgMHkuuAvvfkgaNTg/lzKbPQTd2KzFgEg2K1j2u77WheYvmqS6YMGPmSyQeB+ERaXgYiyP1dfHRN6VH3xUfXaGPSJk6pUzn+VafE9PzOTEoa4HcbS9KOKodSjIrfyg0eNjiGYkXZe/D86Pp+TGb3v7C9PClKGxjI7en53drI/p8UZVlcpkwgs1xFYjtokBsikQnEJv2BGLTJBBLEYERORs/Hj9SmgKxB1v7NEQUbqz8dxJqy84yiTIs7xLjKlPukkjBcCR5eHvsBTT0/nJnn2avrf3MSbGscShGcZTU6VnMnyRXflgU/inLMLyuF8oHJ1NwNbtvXymttg9pfyE0XgEoPiW5uDkZXUN6ou8yfBcalstWA/CTe0+T/bg8XQzRTusrtWcMr7ZHH/5K/f29Z6ngg3oPAdnoLH0RltG3dz6Pn9HAcNs3xhvDzN/oZ/5Cl7mY5hgzDFK6ltHpPMqkyErK6NQUuXHlbu3ICX3DSG36GIiRh1yGfGYYE1oq27JmoTT+9CBNUw3I/qHeMu3Zwdlhma4wXcX+92enqABTL0bkK0/D4FCSMITNmkbpygUT8upCzN5ZGZ50rMz7LrxfeUryyQMN13/tjyN+gbbVkRykVQCEfMU40Akqw4LXvtIFKskkOd/wTMnqR7NIpZGcmC668Bd40IWlGG77TtbPahCKWnQKUchtkpCbx3f5x7kbi9Gidje5A7TjmVPPthnQ6h8MZWtk+kXoTY1OiXjgZp5D6P1u89/merlCBHj84ubvyKNCcMWZ5mMv3IgBqvW7s78jpViml+ukNQ0u++8/8T/9pZS2tyN4vzmYTzp97aaOMzVvdmyqVPMjs5chWW2vrhR6mPn4CzcQFsVdGweiH+Px7VeoK0ZQDbT6TTB8d7to9MbjCwj4zJUQCtIddO6kp2u8T3zYJw8fAWHZAk5XoK0Oanw742Je+sZPZqxB6AmGZcrTR35UcsSP/Iz6tg2K8L0ONIz/sRMH6W9SjMDEtfc9HhysqnicV3ehS//+fVe1PyNXhP4sULHvrj8fqd3bEyeZdlrbn5neG+Vl4UWQyzSj3ouykq01WWgD6SEMWbkLJg6Tu2O7gJyLFfRziYN1TyOBv702OAoNAidVgrA0uHM3FMOhWHZDaUjUsqwFcahL0YMr5Fq1C+07a9FS1naRxugBkXBKe3dwZ4WqQwBslzUm7f8PvnD7/lfvnNch3P1SfTLvXoW7Ru4qQRivCGEiyhGAOrmGlH90qic6KV+z5/yrP8faVYXHrhthbw5zmUFlzEI4OczMXNqVrfFaiW35SvJCua9lZmZmZmZmeikz02P7y3Zytkx3v+9fySPNaFjhaKW35elSqvopM5bb3LD3b15gPR5Lwbgm9n5vG2eLymc24pZJwzrvv0GHBTy9m2U+BSohUG7YWWDSsoQPKxrYbsBTdvDAif+a7/Y2ImbIGKnSlf1MUypIk1jAjvffYJTOC9pdHFckjVV6OLqaxXzouCi1WHj/mNvb0LmxQWN6fq45O9OaoVbIJ6anmrMTU37o86A1JWbnZ2fELE3xybmZZiOWvuZ62OBxrIKG0UEjTGxdm/9ZkLGiEGOGpmEjZ0IbknncSFW7fDYQfz3oaawuBAVcd1VDU1eCMiyWJPw5qAeaWzJ1qcZb81PzQTgXzPjT/vT0bNhYNOPQb7xZn6y3mrOl2bnNNRksZfJ6U1Cm3RVZDUGZaUTcRL5GRuLw1ky9VezUvN9IlLh+joWwdo+CUYHV2SJOim04eqLeKo5eof3PrjSkBY33uUnGfWzukrNspj5dcEM7J7jWeX+t495v3XHVkirWj1RMLM0TnzQLtUpY01t/zFzicU53f3/tHu43Y2q1ezOheWg19ST14UueZVr1SEDfJRIHRXy+qGpN3Kg0zExR2SZS2pIr/j7XKbhCpRNue6Rd1QWxzIyVcbzXnjQ0sJQ66hI0r63G190uc2nBwsDDOOsrvUT6XFGeoJYTEtuZK0iurQx5YI0rSVeQAlGNFRckDnEZu23SLq9pslqS2M/TgGKscWspyaxJ+GBvNb0QubQIlKCEjOFd6jlnhNAMR5uqj7XLPuajqmSa5TZVtl22D+7H5MhVn9jODvYotcfBHmjilgQ4NQZ4sKtxAAn0pCwmkMJC3UrFYFnFmLihNg0yCZOTbGox616XU15ICCDAeTaP43Zrpj1f+Lw9j7nzb7vVbtkIsU0h2Fvved5mYDWwAdgIbAJ6UpDqS2GjiGQ3skVUAq2y/UAA3UkfKiJXvp/PKIC3DuSaW0TspAl0yHMh1T5pQaJEJnQ6t1le2FwIb0BrmcCTjcWMumWuXNAcEXcS9kcULLnUs8pVQJ8ElKohB/6DO2E1envn4563pchnaJrIlMfeeUKWSTs8VAWtesy4a3wJCcw0T8y5PKbzZF0rKMNJcCZ04lU+C4JlcWW3oZgCp6+xK6obEtVWctNrNi2zmgPV6II63McNnSynJ/ngpEu6s0UkVyZnSJ8vbyULN56QibTmpLmwPI/d28kR35HLrYOjJ1dBWlEW3a3enGoGFE5NTom50G/Ozk6vLLsQedWrVuUHZwekcVcaky4vE5xQRNrVTq5TEgylVNQ1y1OkJSTB9qG3e+wG3nHwCyTVVoyJFGwXiylttiYmp6ZnZufmuR/AMVh7bu0G3hGMbwBuBlRlyKxCyGXKZIpZoOJKTdaXNnKiIDA38oG0sHBy75UROc+s8vm7D39pp3OSZ2yJhmWHs4yz8gKA2sLlj6P55IxQ/iLku70fWXUD75PAl4BvAWuqGlkPrK18M1bBzT+IPe8F3g+4+U2q/fcAblnNp1ffwDsKnAMeBDwZ2FqtuXET8FnQvg38APgd8PB1nje3usDKfJR2fs0NvKvAHYB7ArPA2sp2yMW8HFetLjE2Mk5AT+ez6er8P1evp2+4gVf8S8VNr1hd9UASLhJVLcDdrPyAYbz4AAJ3hoyJyaIofXKeFVplmavb3YjHAyB7CdgCBLEyuSaI6qklSNUU5NrIHsVD5jp7aEn/rYx58C0A24EdwI8g8zLGjwP3Hnl+F8CAvSN9bR+wHzhQ5fT6in4QOAQcBo4AR4EbVGvHgOPACeAkkNz/U1+995mfBYO9L7183a0f9Y6bvvB+F6curvvy+cFrHnH21y/6EzeGdJGVZb9eYJlxPtq1kxXjvRiaUFv1SEfEYc+6VYiVy/XVZWz+Gf+Oa/x88A/43wb+LX9j16m/sf+0s4+biFl3DbGAZzxA42NOWoje+qixUtZdgLsDf7cBtLdizxmMtwHWAGdG5J8FzgHn8Wnr05Axfxhz1XAB4Ky83otb22ou7b9vH/2I0uIKz93FGQ8dq7GaeMKEFK54Pe+PXlnhjxsrs/bgXyiWiwIAAiAIQJXWxvoHO+HPP6uqa2rrCsVSudLV3dPb12i22p2p6ZnZucFwNJ5sbe/s7i2Wq/Xm6vrm9u5wPJ0vKDQGiwNACEZYbA6XR5AUzajUGq1OECVZcbk9Xp9hWraTSmeyuSCM4uTtyipwKoiBKO5uMWSjSDMftwh6g38BsrudLTKVVL7cgxinpS1OvO6dJ21s7pGoKCk9r34hQzq3flFpa1Mg/F/+lR/N1Le4+6PX+VjMpLGahxqtG5qgUolQChwcaUe8OTDzCRKQQ9UfHs2gduOwdXnaOih2vsFtETfqDA5O4PBkd6xbUqw2FrHpeet45jegHM949fhg4HVw3pdWoH9osMxwfYLNf0weQZCuSnJsWWnlbWlMPFZojNdPyrPpKtALSJTa9tmEexIKIvhj8xYbtKhqBN836NiUDOSfMvJi87/agDaerdUlEaTYbrH2kO4uaSXeAQ==";

// entry/running/state.mjs
import { moduleOf } from "./shared.mjs";
import { instanceOf } from "./shared.mjs";
var { rule } = instanceOf(createGlue, moduleOf(render_rules_bg_default));

// entry/answers.mjs
var MOST = 64;
var isKept = (name) => typeof name === "string" && name.length <= 32;
function ofStatus(name) {
  const ask = rule(name);
  const answers = /* @__PURE__ */ new Map();
  return (status) => {
    const answer = answers.get(status);
    if (answer !== void 0) return answer;
    const fresh = ask(status);
    if (answers.size < MOST && isKept(status)) answers.set(status, fresh);
    return fresh;
  };
}
function copy({ from, to, allowed, reason }) {
  return reason === void 0 ? { from, to, allowed } : { from, to, allowed, reason };
}
function ofTransition(name) {
  const ask = rule(name);
  const answers = /* @__PURE__ */ new Map();
  let kept = 0;
  return (from, to) => {
    const answer = answers.get(from)?.get(to);
    if (answer !== void 0) return copy(answer);
    const fresh = ask(from, to);
    if (kept < MOST && isKept(from) && isKept(to)) {
      if (!answers.has(from)) answers.set(from, /* @__PURE__ */ new Map());
      answers.get(from).set(to, copy(fresh));
      kept += 1;
    }
    return fresh;
  };
}

// entry/state.mjs
var canTransition = ofTransition("canTransition");
var canRetry = rule("canRetry");
var isTerminal = ofStatus("isTerminal");
var isActive = ofStatus("isActive");
var getNextStatus = ofStatus("getNextStatus");
var getStatusDescription = ofStatus("getStatusDescription");
var formats = rule("formats");
var rules = rule("rules");
var getEdlTransitions = rule("getEdlTransitions");
var canTransitionEdl = rule("canTransitionEdl");
var isEdlFrozen = rule("isEdlFrozen");
export {
  canRetry,
  canTransition,
  canTransitionEdl,
  formats,
  getEdlTransitions,
  getNextStatus,
  getStatusDescription,
  isActive,
  isEdlFrozen,
  isTerminal,
  rules
};
