// Written by pkg/build.mjs; do not edit.

// wasm/state/render_rules.js
function createGlue() {
  function M(e, n, t) {
    let r = i.canRetry(e, !d(n), d(n) ? 0 : n, !d(t), d(t) ? 0 : t);
    if (r[2]) throw s(r[1]);
    return r[0] !== 0;
  }
  function R(e, n) {
    let t = i.canTransition(e, n);
    if (t[2]) throw s(t[1]);
    return s(t[0]);
  }
  function I(e, n) {
    let t = i.canTransitionEdl(e, n);
    if (t[2]) throw s(t[1]);
    return s(t[0]);
  }
  function D() {
    let e = i.formats();
    if (e[2]) throw s(e[1]);
    return s(e[0]);
  }
  function $(e) {
    let n = i.getEdlTransitions(e);
    if (n[2]) throw s(n[1]);
    return s(n[0]);
  }
  function F(e) {
    let n = i.getNextStatus(e);
    if (n[2]) throw s(n[1]);
    return s(n[0]);
  }
  function N(e) {
    let n = i.getStatusDescription(e);
    if (n[2]) throw s(n[1]);
    return s(n[0]);
  }
  function k(e) {
    let n = i.isActive(e);
    if (n[2]) throw s(n[1]);
    return s(n[0]);
  }
  function B(e) {
    let n = i.isTerminal(e);
    if (n[2]) throw s(n[1]);
    return s(n[0]);
  }
  function L() {
    let e = i.rules();
    if (e[2]) throw s(e[1]);
    return s(e[0]);
  }
  function S() {
    return { __proto__: null, "./render_rules_bg.js": { __proto__: null, __wbg_Error_208446807d0d1e30: function(n, t) {
      return Error(h(n, t));
    }, __wbg___wbindgen_debug_string_f249a2a76caa9a55: function(n, t) {
      let r = A(t), o = x(r, i.__wbindgen_malloc, i.__wbindgen_realloc), a = p;
      g().setInt32((n >>> 0) + 4, a, true), g().setInt32((n >>> 0) + 0, o, true);
    }, __wbg___wbindgen_is_string_fc456fee5d3317de: function(n) {
      return typeof n == "string";
    }, __wbg___wbindgen_string_get_7ce8eee7fd327545: function(n, t) {
      let r = t, o = typeof r == "string" ? r : void 0;
      var a = d(o) ? 0 : x(o, i.__wbindgen_malloc, i.__wbindgen_realloc), c = p;
      g().setInt32((n >>> 0) + 4, c, true), g().setInt32((n >>> 0) + 0, a, true);
    }, __wbg___wbindgen_throw_4c88d8bf264fd984: function(n, t) {
      throw new Error(h(n, t));
    }, __wbg_new_37eb45aaf5eeb820: function() {
      return new Array();
    }, __wbg_new_7075786089b89c5e: function() {
      return /* @__PURE__ */ new Map();
    }, __wbg_new_cd4348290afae586: function() {
      return new Object();
    }, __wbg_set_8282f7e0d2d01336: function(n, t, r) {
      return n.set(t, r);
    }, __wbg_set_d2d33b52458e984a: function(n, t, r) {
      n[t >>> 0] = r;
    }, __wbg_set_e4b9a833d288759a: function(n, t, r) {
      n[t] = r;
    }, __wbindgen_generic_0000000000000001: function(n) {
      return n;
    }, __wbindgen_generic_0000000000000002: function(n, t) {
      return h(n, t);
    }, __wbindgen_init_externref_table: function() {
      let n = i.__wbindgen_externrefs;
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
    return (u === null || u.buffer.detached === true || u.buffer.detached === void 0 && u.buffer !== i.memory.buffer) && (u = new DataView(i.memory.buffer)), u;
  }
  function h(e, n) {
    return e = e >>> 0, E(l().subarray(e, e + n));
  }
  var b = null;
  function l() {
    return (b === null || b.byteLength === 0) && (b = new Uint8Array(i.memory.buffer)), b;
  }
  function d(e) {
    return e == null;
  }
  function x(e, n, t) {
    if (t === void 0) {
      let f = w.encode(e), _ = n(f.length, 1) >>> 0;
      return l().subarray(_, _ + f.length).set(f), p = f.length, _;
    }
    let r = e.length, o = n(r, 1) >>> 0, a = l(), c = 0;
    for (; c < r; c++) {
      let f = e.charCodeAt(c);
      if (f > 127) break;
      a[o + c] = f;
    }
    if (c !== r) {
      c !== 0 && (e = e.slice(c)), o = t(o, r, r = c + e.length * 3, 1) >>> 0;
      let f = l().subarray(o + c, o + r), _ = w.encodeInto(e, f);
      c += _.written, o = t(o, r, c, 1) >>> 0;
    }
    return p = c, o;
  }
  function s(e) {
    let n = i.__wbindgen_externrefs.get(e);
    return i.__externref_table_dealloc(e), n;
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
  var p = 0, O, j, i;
  function W(e, n) {
    return j = e, i = e.exports, O = n, u = null, b = null, i.__wbindgen_start(), i;
  }
  function U(e) {
    if (i !== void 0) return i;
    e !== void 0 && (Object.getPrototypeOf(e) === Object.prototype ? { module: e } = e : console.warn("using deprecated parameters for `initSync()`; pass a single object instead"));
    let n = S();
    e instanceof WebAssembly.Module || (e = new WebAssembly.Module(e));
    let t = new WebAssembly.Instance(e, n);
    return W(t, e);
  }
  return { canRetry: M, canTransition: R, canTransitionEdl: I, formats: D, getEdlTransitions: $, getNextStatus: F, getStatusDescription: N, initSync: U, isActive: k, isTerminal: B, rules: L };
}

// wasm/state/render_rules_bg.wasm
var render_rules_bg_default = "NI5BEoJQDEMTAI/iueoBnC7cVrL21tJm/oLmkUnzi9fnTQD8bc/YJKonYlfzCAItcUrzx/5yLCAOOQlmUHRs9TDvmQhQ8ZC8f1i2dMeeStwzkznS7VSwmLN0lWCQQd8FtcAvnqlSrWMvexM3lMFNNqxTyJqjC39C6QI5lhAIAzDP3d1dY+jQHCDn6IKhWTdmVs6Sy8Y9K1jp92N9fef245ebW5n6kTLmcZcqDI3NdvUecRoaWFGNUUalgpHaADnQnr1YJUCCTJb4vuRCqYK9XCVIB+dBqSgBrHGevVom+jRFy62xUHBwAVxpiN1fJZSloI33yRAFkHy1KKNWGqTjPnkyUCwQf47Ewdrqxwb1sW7mwRR1CRAhJFnoFB1odm0u/3jEt3MeZJQctC6A28ijIMXZo7lm7cqWrQqrOrf6DUylNkUiMlEpYSOx13Mj1q9EHPsG1WhLAiKyKSppjTZsfpVsXsmIFMaN05NI7bz0tii9d94sSvly/hr9Vo00qyn3MyWsfegSuzuX/TjH9iflVon8YhN7nIyDFQNBAEQHt4pto4H0GXR8aCH/cYj1v9MXhv7xw34fKI4DCA4uBExuzDFaKDOQk9BhOhJxut3tGe0JO1NSjFM6H4BBiYNj4el8ud7us1nqUFUJmSDRPdukH0+M0TmS+w3XRJElRQz9f9zddYdrvZcVOrbDxn3S6ao0XV6VBHd3d7gFXIAtew40aZfNd5eaGgDIqRGb6pprIkwkQnjcpPNBd8Nk3T2cun//L7Teg6n/v3P48x+NM/Km1sZ/Nb0NPvdDcUPnMVmwwJW4AdvtmlwSLJC2ssMAUl0V/JzlweXGVCh8piSE3foktKikl2C3a9kFvahFxdQVCW6f5nP0LJemsKNs3HSTLadMZV/l4LTYcokL3w6YB159dhsQdFLKkqFQNM0Cy+OiFvupPgKpWGByqnL2ilu1Nd1lO/OZ54UmrPaUyQTPCTc6y4QpwTnc6S+TFG9LIg7T6lOjVj7K6a6Kx2BCQWvzLYQpbKVP8Ql23fiE1z/g3o8Yn5o/v+8lHpp4he/xTJtPyM7ODjESW2wrubW1QoxpbhpniEHOkimDEGKdIVtb/hkyR+fn59uf4C/8gfMX9r/FF7j4HD/j/Nqxkz/x3t35iwfe4Vf8ht/xKT7CXdqtBsSu4zrP3/15e9+Tru21u9FT4rm3TroiNjYkSMYOiWaJJW1VV2kIoYVCAxQS3jNtnrLZqqnjXVuysm2dYKhDBTUgShoLEicKcVwXDFWpKW5QgxIcEI0CIlFTJaggWgfUVIl6vnPm3Xv3ee00hXjxm3tmzpz5zpkzZ37V1+ncZ75nPqNfeavprelHflWFclzndyizF39ehR/rQw7p2Rt/ctDtDapSfVcQXYxqHY5MqiSce/6MWjSq7j0wMOH2KkWlGzeyQwPtk/A2r0O++uFajVeDnlCRXhmHd4+qtK8LtCB/4WyU4ULJssM1C+ZieVgnwa7WapVasxNCosPax1jSqM6CXaHsl547Q4SikrP4ghizaPLa7iME1qvdpu+Vt7tN3jcFQXpF2npwkHo9MA189QBlqI8EsxKe+2qUoxeNIyV9Mq6s15WxsAlllrUaKHzM8wc1t1ClbDADol+rfY6+wzypY5hrKPIGGhYEDoaop+g00OkCVUb0U468GlbO7vWuyryuFbIVZ0OapjIiIV1PBavCZ4GkUZqSJoCyaHY22kAVArofsHxKGuArRfPzXg1Mv1cIVRKl+3nhGZrysEpBANPdZsEbaK6pIgMuhWcBugAUcUrBfCzoo2ZjwRqdQf8vA74lTuPpw3hV6b4qVME+4F14xGd/NGE9TMhHFfMFe3i3cVTbkCKee0Ujp5+QEwWSsVKbQJzjw14TMfnIZt8wXd9Q7BtQ33oD6xvxDb0FAuUTaRpfo5ocBopk0jiUHfmMGKcuVRsaIRfku9Kb3Jqgkx+v1HbygJN8at6RGEJN9olAbeUIB+fURvKop00DvrKFd+wssCXAa+8kgQ4EmE3GGHw6RQaMGLXs6lN/Jy3hIKIou64NJYa6aXQ20DnzNqprfTbytqMuulw3+qoZfTXrm7b6Op+yvrrV11Ua+iKndlFf0qjV10VHzL3rDBUkbjpivAVM1fSTIcKr1kV0wRDbjvK28S4Mek2jMSge4jHopZtigIECqpKBqwt8koXeRFx6dRwUpbfvH65UDuUW1Y24PFkuWR5Qu+wy3h6ib0N1s9oOVFAIKCTQxtGTeXAa0v3Nq8FNRhhpZv8QucMKTqlX4Ak0zOGV+vAUlPHpCilPGpPv9yZQyM5EsYqUhZ6FhcuriM4AFjrVenewdkNvCG5thsCFFjxlEUXfDMWteZNw9ClqxSio81UbTWv1IIST0EMThMY2ImoQMSJqiVmdiGjaiKgxMM20m03sX43Qp2ciopmNiKaNiCYK7kRE9CmhFTiboqJBVNQIBnqrqOi6UZH7qomKuomKWgy0V0ATAImKoqYhTimYjwWk1OxA1O1AbIahboahZv9uhiF98TBEzroBK32VbyULdgagCdpbHoCuHYAmBhwbruk24hhYGVntEDTdITjVOm/nUiOJnXbR7BDUm4cgcfBYG3Sn/I7r6IMO5PlIKuiUB0eBzKxR/pfX3YgWow9PanKDVZJ144adBLWfpoK9CDVr+6YDVPylxGRQjqEuvjVPDPuGBeaawIpQRgQKc+QElEJZXNzkBTL6VRYuwWY5nNLhG9hICUSRyyhBEo0NgQeHVALFwsXOZPAcWRFhAWMKeTL+6nS0b2DwmfNgQgS6OtU+KAB7cAhAyGSQRXgVLnPjdjR/5rlpOHsBXw5faAic5Fb0xf0I4jyIs0IgbUsugnhFCKQt22UQF4RA2rJdBXFJCKQt2zUQV4RA2rKtf42IV4VA2rJtoOS6EEhbtidRcox+QCBt2J7olpwAgRwQT3WJkyCQA+LpLnEKBHJAfK5LnAaBHBBf7BIvgEAOG7pLnAGBHBAvdomXQSAHxEtd4hwI5HD/gDgrBNK25CKIV4RA2rJdBnFBCKQt21UQl4RA2rJdA3FFCKQt2/rzMLwQSFu2DZRcFwJpy/YkSo7RD/dPl+0EiCekBGnLdhLEU0IgbdlOgXhaCKQt22kQnxMCacv2AogvCoG0ZTsD4jkhkLZsL4N4UQikLRtGrNdh+wgTowr5uDbcbd0K52VtuIhJU9NsO0JIQwmiI8c55FOkWqSvcAVV19fXMSJlNW0eHIDVYkmgMCHaoDFTUrLqs30DKyGgjQMyDS8jrLDgysZogiAjUzn4UkxZMZJgKVNsKV0XqNysUGIwkuWexCRa3S4TG4vihU6xhVnsZkv0ZixhO5bobWEJbD2CH5M4CEOcw1ZneUhoh+AFxF1GVXPeUn54Ucg9kMxt+Lk9Pzf8oZIXNGHnCAoTKHBT4iCD1FS8bNw3yLD8wTT1yASgYQpDuJr1rsz1MsvCaDTL5t1ZVgfSf3aW1XGWVZ1ZVvE6V7Jq1Sx0VTvLKvaRZnLCrkRLojDLZsV0tpKJlfwBENE50ZquWS+kbab1jmfmcZV4O52YyNeIuDAlHJugNoEmVY1FmpX9hy4rXnpUCSV2VIOrMgWKo72w/NPN7sgngJeItZBD1kpnrZWwtUzXWoatlXSslVQW1uKs6R4Oy9LWWglg8FSedPb3SBJYKynESRVvO6cjvJmYgZZHOIzcaiDmi1sogt7d2cjGz4TtD8YdXpC4PP1C77TLn5lNqi7AyP0at2aMwKGe86a7mwRLi6WYgiF9wZqi02d0icNTN1ELmk/XUp48niXLINWzOm8Zrmwc+WpWGkDrqOzM5qqxBn625hUFkVd4B7XibqoRT0ZLKEgy6fX/v+sKn1P0uIOaLn7wK+YWukOhU63ThsQhj93Ha/TaBslYIq3Xyz1mHfLOfRax/mlkn6TsdI85aUj4DfovG9PH7R+fBEN7+HD5VHRE4204PyUsodbk/9RLJ0xc5UL9E4aCa3kb+Ty8YsNUPaTHTLUN6bqptvOYrnIk89UckrKSQC7xGCP90cfW893qivYpEVf0qPwUnIzQVhnSE6ZOsffTCI2vUhE2J1cB6CL8ytvyE2C7pIX9oqbBPoDSr5K7DsIP/4Ks7MoFn5VPoNJ59FW4qkfhP1CS+W2+V+5HzfNUcyKqXCBhcBeyA8irukp5xa5+E+XhHMnIvZOGz2lhekWj2x/Nw3ru07uUGhYEyAiYQXgVjSURRqCAD2kH4rYUhvRp+bHNaj9AFS2NSucLb4Y1EcGujKocpSfJ1hZQXoYN4JYmOPSVYDqrK4v0ZahEtst8j+y0rn0v6FHVkyMC4/P92PASuq/92WZ0SXiU3OTIvjfEV98cEXoXHBBSG8EQwlsiQuxZjplR1af0OrVbEuIeYWxE3tx2NbtVlJtgA86TxnUqRuS7Rmk4wz13TY9inyK8L+LnznK/1D3T9uBLmvd/9EmVd1Dn2bvUu2Qa0OE0yfjUp9H75cPgOE39i/S5eGjzApU/hvJEyl+I5S9q7LVSWYGU4Z/+klhyspoR1zrVAPwGShgg/+TiYKdaeF+cwgsnpVLjj+Av8TMvlU62lT7XVDrRVPoWWkrB/0783CuVTrSVnpZKKNxZMRpf5WL/ypo1MVCd3KWwUSxtNV++jTxj/m2y6yyPUfVAalMT6AhCFuKW2chSAodxEIOeCwb2jR0axJisOPE+afC9i/xij92I3yfoex09P/Pnc3hAHpKV6ibUf8JUNkaYJEaYOUpJ5g6wS7AhjTkQhSfJOI4sj59cxsNT6EBUiHZJySb9gmqyq9lwLF9GWr67aAMoaUYNmzWIKUXyBiS/3S6Uj2mGFUf+RnSbdWl4AT87pWGYj+HpYtqyxenxnE/Jaz5ao2msKrhpEwkDIo1ECiJHGLHocsVN3IGfRWniYbHJkUa+T0i7ohDk9wjyq4qR3xuRrwiqjwruyyL0Xvy8S4Q+JAwfiaixcEmAOvk5qJNIJILaSCS+KA28Fz8HpIHflwY+1MqnQHQTcWJF5wCpcoJu73i2N98rnbm37cviF+/Lezd15bsEzr3S5D2v6cd3Svk9nV5MCpF7wshoKj+tH2g7uO9TCQv5dDpa3NRzQUm33SmCFxu5Yoe9iPMuvAwz2L0dRUxtoQqVleOKNQoLY4qpopQfefN2q6JSXux0hyi1ECcKF/qoIHotCMvOJq7xmnizUoOUtLFRG8zEOLREzB+zOJGVBz9myJ4Q8wmhKFZiWOIkaA6ntBjHs8inQfmc2grg+wTgB0SH82qTgr8thb8b0WOIzHnLLtoOn1kX3eS8CZqGmWf1SaBP0tHnN0SfAzDSHKEhQVXSdbEE/UIZEph2m1MS5OwGBbmT8Xudvtm0+Wg6CdYGK6REjtcR9+SezUQ/FsgQ7iT0KsjvC5i8n3cRWEEgQ4DIKuX7uCoN7wi6XMG8ilXfn9KyblGp3epuIh4jYpdSe9QiET95JhKeiP+cEgtE/GhKlER8b0rkRPzrlFBEvKPM2gmE6QOb7Z2CGPDyOKEFFrqHP00RNHF/XHHJa3Wai0LmSMhWQz3ogh1NTtuv67pb6LNYOwNhqgxjtwzneeqcTt+Zj1WxTCqwTCp8Dxvrnr9lukz6b8zQeVwmgfvVuE584vNUsIdgf9mMwvW/wWkX5ZTLaqZtW2UF15sBuJ0Ytvnt5YHCq/J+rFAM1vlZ8Y+Zztdole9pHxwX+bjNkcPWJHxTsQhsZvNweq3KvJWDAZ/jjjinUaZIFa/uVKo2tHwdqB2UY3AV+6FlIVywRP3hweGoqA1qGa/GPh1RXYO6BnVVrGtQV8W6huuqWBeH0SMakBmx1BlZTFAoNE7MqU/MWryv8IlPab+JhBoMCm5qqUliDHupHTnwtiRzSM4ABenDBl31aFYLsDy2TwopAvpNSgGOmMHb5iBJrGDWWvX57vqGnlSG7YJWFK18wnsmvFa/fVKllPwesKUhXfHZYeY0U05DnD6jksPM/9FldCyx9leE0YKR6JtXaNN5VU1QxzZ1DteGsl9SmA9wZlNUCnDUOPiD9OFxwVTAt7XdixVrNDxQK0YNnxfUVlCjUUINIwnqBKjNYeY0kVNQGyAAv6BGIABqMArqpEGNOrapIzxAa+PLCc9HfQy8wie6w3d7gzQIGoPMBXWfWkByv76NktMXzzxqd6s3eQcDrN6lvvv5vfepN/Pp2oeDWa0RcW+jmDgK/0M1FfElwYzr5D7VB+RRuPAjfT/yw0+p/HaWs30S5byFSLdL37bHKnzdrd9yv8aUNHefGkSvQf5dql+rEdIBPF1g928yauB2kL1kVxT3Djy4OizkvEFPy8I3KPaFb9GP7w2DC5qSDi/U9zSMi39IdbYmC1X2kUA3Po6arlO2nk/HdQ7lM0jHLSzBxOEnJTTsw8PUsZbr4rTKYJD8/dqvj3h0dgjTJWxDVJp7r7YcwyCiMizNdDggCpdjlNQuMqY08WEpHixfvhIY+r6OE4MJSYuV2fM0RnkCf9UiEJmmyTQxs5BTN8tXncqTtiacQeDNKDnE72Fo/CG64yzChavZZHp7ZXj8eQKZg/JkJKwmuBdqg4cz2Sq8dfUwnSYcyycjr0nnNyjM36iw/7qFleHFT63j1pnvwKsMPSXvGfLVcOPR6xmGDqcj2ki7h3C7Z0lzDn5YmGOuvK5x5jKq5YQoNqbbxmrNaxpENs3xfiumEXMZcMWz8sijWh6vKTprgbaTqK2Qwb5i6+30gY4wZGgHM/KdLblslcjZPI7edONqunVCEKZLdJwQo8jBDR3s5g2umcVqmqXqDidEik+O+bIbM8F3U52szWwSVaDhkcF6uTyzcCEXd02GpDNwJ0GRuF/DAxe3PBxog/jfi7cD5e0kXkNj9inLL8EGeSjps8DZI9JlvBTAFUGV+kQW2etmeZChKzMciR+ihOw0ptCZH6RvGBAHmljSoVyugJsT6uZZiU/2owT9mgczGfQ8a5HLyaZepozE52XFwutE7s7RIjQOenI4yPmyprbq9k7dgaSkOaTFoCvfjGdQwDlTmbhnjnTzYnrQ2QDJSREBgVNigMhJhHevKwRLuBBvBoA43wqu7sJNRI5rrizi6atunraAA5cFDMQRkEH6erJdNEXik64VHFkhxfl5V7uDA0eZcECsNQ8OaysXIt5en1PkqOxeVh69aHYwCwfTw9HywHjeGxGOQ4M0XH8WN3JfolXfqirCi6Cu0A+oNyrbWolE9NQCPh4cNxd6yfQxnGJvs+U2frBE0B4ORwSyIZRDvu7AOZ9h1YyTScSIaroyWG3OF94U/5Ua84jDQvMempXiI8m19hd/CITjbYnKc6PJS3789W//ecaHkUrVicSUkB+hnl04ItRhymau/QMXLn1dg5lCwN3Mn694+qEQhTcPRFM5sdGaYemHP/iXLzx/5a/+7irHn13EbZfuPe7t0vrP7NGlxePH8Ll+PTu6tMC56+vXth9dyo8fQ0G+ETPoe2FD+JC/uMHVPYnaOHbsWG07zbwfQQBzwgw0+gS48O8XsIPf4ZNnl4g+WtklyuHTiWDM2i8R4r9d/uz3j3/pO3/7ffV+isxY+HbzPjgEgkuCnM6bx8UDtID55QI6/5UvPH/2O6dbQG3eVoAGSXB9Vwindx8cFgMbdN9wDsLbwWGVFYHXAmpHuPKtx7+aVglUgFPlrVPlHafKhI8ODeA0iDSNW2Xou6x1qwwcFHN3TBvMlgmCDrbgoH4UZ9zxKuc+5WTp3ttt7qTkR0/hxmSRvuiI5w5KvssZXjh2UvIKZyzQ1xy9gaLkOF+ylFKlT8k6Z+QQ7w3R+Sgk5R40cg+WhX+darfGc0uteTJrYo0axfPw5rLbTDDANXN4KoZIS/Wa204Xn+eRv9r9Ay1BM97im/YmWDcX2YZLMdt7W1YFmuOnON0Bj8mJ24b0dg4jie0tqyVJDNrgWjU+U+xejDGIBmgXG1pH5VloTbXCK55tubB8K+PDDwRhdcCi1SDF3bjcog0MPSVqLvr0ay764kOntrFmOsYpVHvtydlhiuGK8NT01KGZyrEmbp922bCLYOK2XpamSvrKyY2xA+VoykjlMaA8DJ6d4/AzC3LWIliroIG4SGpfWpHamMMoeXBYgHH20ZyaeaULy29xnW9ee51vZq7zjdfRq+WBrpEErk7w0D1tf7i1/wPehH6BGZAODcTcYQ22L04lJqfX++HtvHGW6jkudAlfOqwwlm5dxTIS+wYucNAwrj7gw9NHh7QxrRIoZzBvYn7kezD0ECX9SdUnlAnWV6N6rlnEzhHsDmE6RHd5m/i+z7C8zXh52+PlLURVGUvNOpwZLJH5Hhy4x8vbBMvFFGjV3bpf93x60GEERo1yHn+UO656cWmVmliOR7V2QqK2WaWVoaarFEr2ws9uIH+V5PocF71qUs11bmPl8Z7McD7l5BANHl1llKmBE3eU+XQ/rwqK45SldlEHDJ4BrBt/PAmnKcWyJeeK3OUs3dVzvmCj/87AAjPD51Yq3barqclpc3m4x891mrOFyPR5I4nXZdiGxu26eV3JeBi/XGXyOsm+nkaGTMMC56JAhK/BHpNjT9BqlIpGqsGhfMrVlFTDmV5WHE/0XFxAGSyg2j+RYumS3dt45S49po3FcIJRHbXKb4bkIWWJn/nyLoyIZ/km3x/bYxeJxM2t5NxDOZ7DjCy9/3kdgzr4Ubmzog8SglWhxde81+WBvo1tlXtIvpxAUc91ZZKEppkyZpUzzfzk0U4zMCGsULtgV8hejvVTBwcGewa4LTiDCyp8habLYMod/elTLBscjwZXrvAFP2oEvFhGMsHPKqS9B4FIr1Q5AK9Uc9znVrwXS2WWJlpRD5EmrFibJU8ncHUF6yYYnzw6U5/jOt1bSs1KW6FgyFTsGshEZDiaNVzU9kfZMct5MUvZWN/zmhxfd7D1NVs/lLB5Y/2ya2pYf7aTz6kZ83/msdb8wIqlhGwDyJY4P/+m0ylP4RIsswDBfAfT+CPyEEEdB5xtteOn6gaduSlcOox5Q73IKSJmsili5jjJkTdUaRMX0zZigjAdohsxnc/judT+eOjpCoiK50Pedjgthi9GMfagEhuAcHoYpKnMyelEneLIF6tywPBAVdt4dA0s3saj65SPrm08urYUQiDPtG1gnsUBJs53HFIOzZieMPTpNIDKHXgamzaR2ChtyL9ktkmngRjSshiIcwnEWRuInQTEhBM6nw2sFPR2HAKz5mCVlC9QGleV2TR0AQ8O2Tux0HVioZVYaLYUqoo4KkUmwMXQZnH48u15c/Oajf+E7qY7VLhK/3CSFvgYraS75PfIDXvhyS/Iy0abE7ExJaLrtfVgJKMLzgjmPsq6RF8cJglNuBIJR4a4OC3AOE683WXV0trjS+t0tLXx5Mkz62tHq3nSdf59fEia1Cby8VWy9Qb8HeZ6vkP9Flyvm/F4NU8K+/lPPEOrpbDy0CiuyjsXiKigP+nnqVnYcsznpRG+2Iva7j8UbuHXa8ko9Ea1gVJREeohEnOAFn9Ey1oTJb5HQPcQcTkSOQi2D+1NKIdffmGDdYKsSqff4Tyl5QdUIZLkChifsnRqDeqV3A+8abW++dmlqar6keq2KaSqZ9h2vjfC1vFWf9vj9TwZ2c+37J88OmNFbAGpEiGL5sJLSTuB0WqDG9y4KQn5WJbXA9eYjqvz0udWf+uSPr5JNnUkQZnDC6U5SORxVMAuUUl/E7r4Fgw+uRkbYL5tnKYXNCHwOOVrjDDn55BbEMzahewhiKfXuX08IjbLbjpVr/k+2BKEYJ8QA514kZj4Uk7TtBbWiLArIfsD6voPr8ptTHCUmU8IFaWOtpi1eXap/whp6TeeGWg//wwJOnKQvpKQsVtYeYHl0JZd5oJrWBgIT44ZcUAcPik/q1VRHvYDvN4xSBYq23cxqy9ZOWWx46VYWNKgQaDR3l0vVCHHqH1K7CoUN6FHR5rbmq53vocZd6tR5V1lOcD2qqQdYQBOeRb47S8+uAhf9BdsFLezu6TiLnXu0+gt+bAufZ+W+HDITS3cSihCzlNP6gkJ/QBQjmu416tBQLqjNvO3CoB0JDXuVPGWLZvRB2xYQWMBMPIlhlCOwZgxUKo8Qp9Ps6ALaYKzZr99SuSLKt+tcoCVW/LuFAP39P0mBGT4gp/jTeIYBL/Cq6yfw809LakRWMSDDAeWBPnOmzF5ygHM30UbMaXzsKqiepn8u6JNCyyamXiqSNGr3lIp+wEP/aVsox37R8l4N3720/9l7zvA5Diq/Kuqu2d6pmd2W9IaxuzC9QyLWf4n8HJ/wepsglpOOmS+I3M5x7XJIic5ndd8BOdIEB/G8hn5TpfJiJxz5hI55/CRw/u9X1V17+xavpwVprsrdYVXr17u73/7K//4qh+bc5+k+rU6/+dVAJmjZhpOZsgTYXytq9w/tRXwSEVNc4KqEOzAOcXpJQ0ahUrkqITTHwcg/Z0fYYHTZ789jUpzrJEatjkFwxRS/lk1PxmXihFLQKUsplyqdH4yU/VFpjSmw+g0mM01gJkCMNMAmIk8S710kxpUboT9kK6yXATHZFNwVGqke0bl5OdRUiNMB7jPOyokzgBQu4BKSQWg9gmoMQmj7WKYQiGodVJnyZgxgDRVwxDV9eEi6SnICgjVAMvIBOWW+sycmVTEIBP7EJlqIFOwJylf61o9QZIumrx/Q65Pk5a5d3DHdQbA9FXxxm0yWL9NBtbjxVTxIo/jbTRU3EbPwiE1siCeyseO00hduHhU9CqDY3vz5VXiNKHvQEIjHodzkzU2XV7XHI8sF2hSVTS4zZZYCslCovMOtbZiNuQOM9Tj/CFJpyAciyop1LnAMRjOQoF9ilUyHsuyTupVwtm2uMNR7WVtyKbl/f785ysD+xRIHsrjIJ68nT3Owq+X1AZ+Wi/YUpeeCyEtaPAAzXxgbArhYkx93jnqXfjFG0i4XJ0Ip8IKXuVAqSPZizMnqeLPevBQsH8ZyHzdlClVHYAiBWGQW7IQ6HkXRvQZ9DGmKB+otkSp2lkPrRoNka7GiW2RoUZRiRoNdWqjMlt1/Qz6Yeo/9S4BaU0flBQYBtutPBUcqPokSTdwl1PL64LJHzBeouhWBIfBQhuqTVzgf/6WC44YEVzTosGdQX0bQMuhHYt9DQURFTYO43SqGULP+K5cJ4nSjOgFGmz/DRJloOALodGHnIFuGMLCSEmMGys3K0o/WDBtq796Hdfmaant+rXJp9ZGuo8QBLIHChqy9RQ0FYOdCZnLuENyEuuk04VsWcAOCndIjnXhf99vrZOsWlinLtepw3VChqWIAPIarpOgKq4TZ7RTWVwseBosUo63qqcAFqmrAqOJlT7gTqpRXJjWiBrB1UrZYYjlwiL1CAEdWMOYE+LBjRVSa0OshdVNnIYVyiq8hLxpR5rKYT1WnEbpGV+U4EWAh86mryIwqNELX9XBiXmzryr8y/RVCd62KSxQRkDLrAgLsmkIC/lNwMInU2efkjRWaBvUghnUgknmbAbbhqMrBD/9mje/AJ59VMjwca8qjr5JPQ4VR2kNd51/V2XWl9/z9y+6/O1//+dfj8qsdhqVWZ9pK7Oouvp37NEn3/Lh71/3zGe/+GPmAVX76UFnDF3t0J8vvOEVn2hpyDrNLHdas9xhuc00ZB1oyDqNhqwzrSHr3JyGLIV2a0EuH7+A+q+0zqH/SuuPaEIpdz3s0bR+tybkcgfUCdd7JLA1dWJPy5VoJPX9xOat0+Cp1H5R9XRHQFQwFDSVo/enpYwCncLtuK/cCaQbjSv+EUEqZODsI6A4sGoWWR8REhAo3SpKp4qqE1yjQLIhyooPotBRPZjKSeDT0KHHGlt0VV96oH2EEgJxFWj4hoNVKWp3vLEbiyUolhZBF5COdXX1/YJVMxqDuyVjx0AbmQwJODJXHyTnFRy9iutxvNF7wRKFCrDSRyCkBVJztQrLKlfoaZcjA8XxRs1IWaPE25KqhzEfb9MxQuZIcoXyOGGYLMizONHOSFbvRIujssDarpvD2sapSzl1KacO6nOOtQirCawfzp/iWalVqyjrFZ+UuE9pP704g3okaD/N0bWfdlr72XLZc8glOFH9+S/VeBrG7tngCljFzjX9mdJ4bu5BaKOfqS1vt0GLZ29Ki2dbWrzoJtR2M3VtN1MbQ1/YqdAXFlq8m/STtBt9H1vD3Ex9OnuTfpT2KH6UxVsTl8aoXU4PfSA92cCYG5i+1vuf+shxprZw4wQ5pTdrFWNPneMj9pGwGgXVJKY1irnrwWNAL4baCUNu3DvUm0E9VhfOoFU9QXWWmWUZFE19O6xh662PqR/u65QQCyExNCEjxCY0d0hAraSaJhSJ8OWwONJHqkknqquy2IB3Nua83X8BFFw9BWwqyA9acaJ4lYq7ubcMFZmAFMZc+Gvmr6m/Jv7q/NXiir3bfse/8gZUmPriivFqMCEF1W+Kzzg13pPst//4iXWprEF573nx3hYCEPeSQ4M7q4HR0lUZnxg1UVML4tECJej4K+5NCydbsiyTTJV0qA4eXyMGqY+4RkXBIpyBt2kgNUmEULjDiGsmRA0K1lcpTWy97zyBMsO6T5vcufWFkFLeOpgFEz0hmUUB0AGlwbQSo7KMVJQKpIhnME0E1nUjxUQ6GgC3AkARnbVt2uhKTUH9V13kqLIpHaTzZwo0EbT2BBpO1KqE0Yf8yVkl/sxMcMLhxNTIQenxKE5xiayPk7JkLpI6AQEygbdevV8V8FVed/c9UhQiq3pQCzrFjdMbkLmnwK6+q4cX34KG5ZZq8CrVnukBMU5UsFb+3CPUMhr3VtAfOIVUBjwkJ4dyZBbAU4FZAI+Ic9R70qdcyIT++If+lO755cIpwFnyVH8A6eJv/jo8HDocXDeqhNQyACBHU3Ln4zZkPLjOTtSGR0WxnOkGgausFklYOswiwzgxrFMTNo+aN2rrbBMigRGImmhQzgeJAs6bNNH0XAyb56bD5nH8cgWLi15sDJtnNFqc6psZU5DhnIYQMdOyw8BeAkvNzFIybeyuj7tnQq9pAqIHE34YBErPLA0CxcMPNKPx8fY40pKvGhWcG6Pb3seq0ozZYnZDaCkTQ0u9mnIEaN6TRRPixyHQRlAQOEnWKcOgb2fLHo/6OZqX71fpkVV8guQRAhgssGsj7EF0BGJvbaM8CWVyUFT01LINjClbpnOmNK3j3PIFOlF4HhGQEqqbB9ZrjLyo5KvUASPEB+UliTgOlhXdd7u4VAHS8LAIw249+LxxC6RQb/n0h5/2hhv//s+X7sfgZlLkVDHEeWqmo6iJlQSbQhh6h1PnFXH3zlB3xnk9epzcFOAbkIXNFqzDre762iI9bDRpDlgE86G8Kboh2dw5wVQobYWl6nJ9VaWe0BTuIy4uYYfzttveL2isYRj8nOefbPyf34IrQnz6PTSGx4+KMPsr9e9StZ+WZ9lJhlVUAURHZrOcrHdO7WhW27gCpeqPrCHAIOe8o05W6S7c5JCwa7w1TDojAeB+AWJTLEpPZqVP+xkxZpCbwguYuuhSQSEM8qx642dhqtIfJF5TrKBOgnqO4qYSwlUAsz7JiwhKQQ5VzkKigQnoVbn6jqEY5rmvDA3n9h9ccCHD9qiTOq0sgDxjY7L+wJrwDoU3vsKZwwroRgiLbv3+XwD6RzexvbRa/dnLjxi2iR/4uqNGgH2cOribC+HYcl/ti6hGF9HKqrc7iuWhAhCqP6YWVd20AD3Rl1GpW47qs/P6nFxwIvzwsrDB2GmYGWMQPbrA9sHZVP3yCchM0RR9TlU49bULWi6AFBdyAoLH/MR6Nz0LmAnh1ShETci4vtbpEbDbwKxGGFfaEj9mkqhNq1i5qQ3Xz8uD3B5XJb8/SRgyNqmtnJL3eFQx0Yl1ETePNaomzjmP7pTkSX3UHs6/wdOAl3wdbiRDAM6BDgjKNTE2ogbBCczBsZXzgR4dAz1mlG37OI2TVKP/qcsoBbAOok02VFmSeO1Yr0T/lDuNphkKpXTCAJINAyg+kbg80vuJ6nP3/4UOZ2hwR6V2kDrVT2eerM4a70IUxnP9I9iRdz1MqBdGLrFCbWY/mLVwjzlt6MihixBO7Ha8/Nx6I6CxUckTs5OQrdSmvPdCNo/QmXxA75GnKLWStyaAcfD4sWoX6LJOsSUY8VDsyN0fTXJRDqsSvWbrVX5wYuhftTcmeq20pesHAESgoNyK4kZZYlhPFZNU6WTgWB5iuAPyLmo5pzSBcw/EjgvAAVuAncRjPkE+pi+4F3BK6ODDzLUw3rA0tYXIAYvRSleiIUyUoolF8HWzhSnOd16oTEzUH/twXanGAf1sV3AzQFC4GJC6GbQVsL6T1t5hHjrRy5miaKJV/iclKRfAPN68+/CuIDNV35RPSimWaeWCU1D1448PfTzdS/6k7sE5x0HW6vS1qwDHpnmzWVMgS7EX5ykisK26UuiO5j2HxRNR+XhbmzCYui862vIYPx3F03DckYRK4QpfE0hhmVQ73Ja4BapW7AGTAlohwiNwL7BNhRPAlvfTRiDhwU2q0pN/KpdsGy7ZRO64e9PcsUN5VuuSO0Y15iXMc5rH+iwZuWITGWLThHzKa1Os/ZvMRbnTz8T/zcQJ//1n4mwgisoqa5hNcDDiBFv7412kgL9z/a5xLtiYvF6ivOobQBm8VH4geEXcoomwkQ6vT6qUWpW6X/c0kFJkEatMysLlW20i3owmXoEmOvPBSUruTzA7KP6+S2Xq28AnRC01FuWSwyHE7L5CdZwvsytuO0PHncpzDsd6PK/JWpk6AVkXorrt/uj7ztm/vOJS2BvXym3i6Mf1HOcSOREpMoK6CtIQXCAzSikDISNPpTQFR8kmgqNopaahoely7LzjJSVHiqZ4zfw19dfEXx2vUXKU/NtKjmhOVNkpydGHLMWAnnrl+G94/w3vN3s5GTiHU6WfccJSb9xRk+KMauI5T+J/1JwL0hxl1OAlUTIb4uqVZKSvr9+3puzWCKR/qtSrKi/AqeVg+VMI6VLqPNU3l4YsgTNmlI6BPlFUIAt5rDZdnkxi0fuGYnnfZq1tzMVBNzbCGkI+rCRT65LUh/SGOxGI1Scp20ktck69Yrmqzkd1n5lzzCzV4lvGo65KdY+ZC8wcDRwtneHYFJtdZGZF2drSKtygYs3tzFwqCN1W5ejkMd5vbVAQZjjuVSnb0hGmHFC0ec/qCy/zDWdaFpcU/c0w0qs4GM3MmTlQ9SVG+gJk5swsmTmH/mYY6YtazY6YuVCAnqbsyEeIShk3blSlGu4MWonIonZVSETS/jPWOYIfl0kH5tkmNIR1gLrfwGfMBU3roqQsrtZvOwRw8tS33qXlggTN0KlEFJ9K7T+Em0wBggx0LxeoZekmpOjWaOodaI0QlbnoP83HpXJeDwDylGYIlKrRYEUYYJuO9qRw5BEv1IYXD+t3o7WO64dhthbOTi2cgw6PcdGct2XgwhFEofEL4JIjkwtHEP0IMnNmlsjkwhFEoU0MUDhCpi5cEvrpBaqO65IYU1zmrGtArj4MHgE/KgymXUoYhfJkHcgx5Pi09bP/Qq2Q8YBbta+tr8QdfqJVS+0KDH4mSayxRX1taBvtODyiTZa8nnk8UeCBoBztFquGFohvkeEkXJALWHy5ZLoeZahIwD7EB9ZUiGZDIz7qK/HDLsLYh/1X4wRwm/Apu5Z4JYiAMfLEm9ntBQuaAfjpR4hLijyVqQYn4Tqv0wrcwbxPwzUt7+qdqQH3mXLnuEBGyU3qCMA+bl9KkywokVshyTnQsIBXc3N57igDlrhRvF2eMuk2nBFPuO7BiXec2RsS25wRXp2eCd0jOaOEQgsEFaI4uIC6EeQ5GSSg5haDlGmCjzzPj0sUl2A/4HxRoMHNlE2KCzYpFueyqlICyZDqBzp4BgFJYMJw3DDXUJyoXSj5FD4KwJenfILiLKUUDWCD63lhaSnndF7zqHNSGy2ZYHXJoVKzoZsf66ulZS0tzq97y7W2sqZJWFPc5fgZsB0uKRfNL2FgXi7y3di16uWqCwJQ5UTNm+j4Qq+XchtONUoMzvECGmK8uZVkJ+8GK8ky71JI4IweOuUsVodxhaEtzoVsrE2hVnAQyRj6satHjkSHky59zdr0nzAz41QnBSeTTgwnCrOTgTNvzU42gdhTl9xpBH7ADSACA1J9iCpjCW+UjFKKbwlvDkLJ2sZxpNwUBuxyLo9UczLZHH0VLGGFJ26zChfCXGKjl5mFl5kNXmYBaxt+CMCL9ambAHDt0awBshzdzqwAb7lntqlCYb9G7sDUZRqGb9IBUKvjCueQgmhzL+rhl9i00w4xKY1Jg5BUxqTlVt0dIRXiboJTDumHkqvEWyzrbb+qBGJZPJZ4pG5tblUL8mEUi2mAvLGGW6DNXEFxfxCvZPsIU0cEtnTMY9Mm81I0CuDT8DYoW3Cicu3zRZFYqG6OWFiIxIJqFuaOTiwsTPSo59aZ4LyfJhY2Hus8J3/X2SBUQ4/IS8j8ceUgl5gVvHdQIyi9WuUWqmVFwKfd6dokUS8NTNtV6qfDKqWqWCHNcATFc4AQAIBevG7e9bDjbBTf2Si+Q+NBgGbh9KAKWRNEeBIWLkrjML+rQconNdfLmPgTD2pZBZ4o7f+/bRPdHq2zLhf/bS4Ev87DuzTgdplMQElQS4IN26o7oFh/hs1GFu2BXveXUpCVU5XfQGraAtOU8Ac1f1uTbwJMSQvCu0gh7f0vW0U2SEZRLcZXgNOnS3kS5T8+UmaF6G2q7Yuh1AEo4dyB3hai1l+3rrGzIqneVdtMtRR9gprGdgCsGS75RqI5I9Gc8iCN8vBgy/Ng7XsMaODU30VDp7ga3mghNo9T0gTRefbOAxjKudmjxE3BnNgWi5ERG2aUa2bkpzOeoxmosKBPg+mxklyeD8RzWf8l3CgzjWMJE8dftUkgmuKcoBFk3wkzQpqng8smM9JpzUinmRFSO0dv/Yn/rq3f+V/d+oOsJSQ2IJicoT5TClKuAcLEO9fz14NgshoJIxrueQnPA26m2XLnv0ejJ/wLGt0ljXKbbnZwMqmMSSMeZVS2I5X7+R6ecmMUx9TzCLoCO3iieicGH/YtUAApF+EUC1KXiMbStSdvc3x55PhoFpIQ2b68fSiIItCG46CKmnLKLQwV5vZEu0DxxcjrpIVUZbctistBNTGeE9U6PIDSaPSvcDVhULZgwMdjXYO2qTUIO+TYw0/i2Iuaw4kRYq+Sn175/xn7o2V+Kq9Dyo03XQErFbqCxu8ir0KVg8Ho1LRQQO69EcC1vvggDZ2xUscbnBl/WEMSFXogOHgvnmiVp9OuGnGcO/diUM6ogkS/CFEKa61wgLMF86zPGyjqD6XLhWInXh0iRBoFQhs9dGs76zkbNKTYPBjAFndCxcT32fo+J+wzoEFPMqOQji7/Pw/ReQDfQQTfuZA0amD3A85J9MKnRBRzWz2+8sWkkqk/zsajBC5uqqsG4QRyypx24xhghesQUKdgxEjEHVh4/WytPh3Q8Y5I/3ZVdUs2DcnHjuUCiuNdGnm1GuDUKG+r7DUVvGWo2Au1sKIfQvGiGoIZY/EBI4bnoXifxeWuEBkwNMQ/9wjlM8YJEhPQQiAXcdQgnH9KOw9/JkrevB4/tUFmhsd4Ala5aB7tD7Yoobm6mKiICz+pouA2D7yMpbA0VnMkaPgRCNAkVMIRiJ99CECMSpv/f0PhtkVSb4BFglZrVl4+i0WqZukUa7le3lu7msWQeqqpleR3Gb+O9Y5V9ScoJxjt3cZ9XHZKKPaOsFuSM9AcuYBwQDjurbjsGcP756vGm9vQP3BL1S+3gRyFdHdrVZTbGkvbfIotHK0ke3hXriQ+LVdWETTzLzQ0830khV+0+I3KBavt30EFGYPgrF+Rm52rMNk1q+UthtrQA8bH4J33AQdTnojbiq9Xu6fyRMACE2OfaKKjfUq0Jz7N/Dv0iT2oP3HxESB3C9NtGD5ES3Y8DialyoTx3WNX1J8KZWdgGo7ab7gAKXiS1GFBRIABqwsLBjocGj7RDj48OTzNAKmhl/StHpLFh6LWqRdjCTWMAPAX/3gXTw25/xDuB0BGyEx95ggJPnOOY0rRzxazypFY44z3mJ9rhRtZ5unTSlmqttU/vDxaQw0SHT6aTTQIxAyHzxcxRadAjdcnZRTGZGpciL7OaV9JQs6xrxAYYoZYyqLUUEuRtBz6Unk1E8q49qjnkObLlAUtVtB6Xt4R89FYGu38Jw74c/vXm3+Bn8BNRWYiq8pyD73PS4oLVBgCwLobAAtbNlObFp3xvoqyqn5wgnN0gusHJzhkYStgywbbJMlGy2yjKrQF3LCNPDjSFdpGjuoFGsqx09GGolfMTBdHQ8mnAbFvLhfIdPlk4JW94hbkkgGA5OJZ5xPMYuXw/YJF781WoEsh4rarv2KmI253/BdlTof1lDy9TXbcYtVR8gkXtSot74PbXZOuzOlWtUXD8w593sJnRYypXEDGKHrHVgbiZFMD3BjJA3/uz6Yq0XNhIHdO70PkhmpWDgWHQ2G2djgUcPzjJ5Uf1Oah8OK+m414fBjw+IyUn1E8PgM8njR4vFg0cLPF+wUANsHjRQuP94jHZ4nHixYeHygen5TjLjE5SLoLrcfkVY8ha2bpOJFSGKF2aQ4kIc6YXolok9vV+1LAc77Z6t7UcgrXL64kv8G7hZXkF6JY8D7Eq/savHpmxKtPavDqfquI9YtArI8jhpXf7yhmzdDUw8db8NYzZcgJsf32BttnxPZNInuVKbb/Dd7l2ivcmX+XXoU+COUz6Xn99gGotbHBL5SbFHnL4250eVU1LrzKBYEpYSFlEW0soPke2ms31fNNTfp0pk25zy27GFDNeEtt8NZxqsebkAOrHkN2pfYNgssezigz++Ue4662rCR+dJMudaY6yEkGtSnG9wuqNsWA79NSm/a105McXYYbt85nlbD9PpqGlLxfHotpj8iSUNJGjYSWOo0pXJ/XCRo4gBhM3bJCJx4HYQxunkTRnwOd0kOn9mAVMAXlyepURSM2RY+W6JFB/ZGe+sOYWLKL2UMoBqAujyUd8G+q+DdvY0sG4MoCyswalEn1bULOvMGcmWJOHKvEnHLkAHMOFHPyaSCXPlEN3Fz5ZOSyBZhzgH06wmUd5rzQRsyZrcecz7JHw5yD9ZizS8wpLw2YE/NbVknEnHie5XPB/sk7pzBnQYnbEDcRc4JMj5hzKHep3ktpYs6ZgDlniDnh2Y+fVH5Qm5jzkzb6PiSBSclAfEcmhdyHTiSfA51a2cCNpBU4bdl55BOov6RhKFJ1e8lgX3e92v4evn5X+diCLDfd6tlhz6knuNFRpv6LSRibjjLR8wH3UpqVssA0ZGQaohzYKwU4yksyO/Sj7IZR9qR0j6P0/trYxvEs4LBFI13lxPgYLT8+szQZjh2/QpOQQfPiCQqH5kHjRMcGyimSiDKV3DELdzVK+NzBHLNihrwbrphM7sT6JnhdKNhj8hxxk8wFcVNHN4BTV3HS3FUnODh32iI9yqay6JEa/EaVBqFJhaOQvemgrayeL7yj2knvoHaCubZ+6qecpfy09c0azs4IzGfYEbF4ZXVbPIpfBUr50mVG7u+T/rE4ZQc0NEG+fg6uvDPhIkKFEt8DfpZtAHyOHWfVmxurWvCjp/re1EvWU35DJC2ILZzapKO9Rd19Q+6+nKYMObGD9VsvJ1B2cdNsvW6LaOm2iJacQNkLQNkjUCK2NH5S+UFtAuV1zdZzASgTgPDU1iO9Z7njUtlxkGrJXptk3G2Wu80bd1vdbxKsSPVmHYyWdEgn0iFx8yShnwn7CV4aPziPUIf9fKGz2dFRBOE/oAj2mx1OA4qQF/tutzodWLf4LTP2HjyOs8YmnjlxOC7kUp+VDwIH5xogU2UtQOVOAUYIj2nBUOmuNWLVxmlUZb+cjjjGYhEjjrF6L6X/OTjm2n/b5fQLuU9Yoxt2/dst5k9TINeSks2u/9BT/VkESvuZsmOKi3e7Wz61r1Q1iGkTI9kxlBhknB+1fvGxXcazoH/7Kkhs6Niap3U/BTP19avViAQorl9/WR4YOMeXKaSMqC8uD2Xk4TvysOS0zBFDhlSFt/JEJT/sOAbRZy1QmuC+be0Cl5Zh6dSUpKYpCRZhjk+lfjcfho5Wqth2FUHF21ET1otaZZFPVZWgObO+tAi/7sb8nSy9g0/CpqIlYDob7fxDR8vKNAO+FvlhxO4Ang4IattaW4TZ5V7pQK4Q90uv2grCc7KtLeIAc49NEuwucm4jhMqVVhwQP+oksPgs5ydDUmmQ7+0+7+ynH/io0U9m3rh2N50TV3frvJJyZT3zCHGJmhxzCopWJeR+DhuRovygMqhzut4x4km5w8tMvaB+mPCjpgM6+kGUKH1RttDWiUTbwXLk+6ptj5zcAgbopX51iWJFGmoS2ZvqGLjZZ6hutXqi1ZNKqyWtag7f8SB3PCz3eDV2iAgpSQAjqwJdvdVAeL06U4rbMPJr8tUebtUL7Ts9B/hTQxb94NH+s9dGAp9tzEcpf1jjlAL+bg2AceX9vFYVF/0w975VAiBwgzKqWlvxyxm11W9HYECx6phVGemI9c86N72rb8Bt1gA60LTByuxGaOHsP1rLp5ugrdOpTX27WR8MvquJDz342ChdHQXxFNs+h6NTDFRXdep1AVhxbEpbH3nnIhbIYp/MQRb/J9f11cER22yAAl/+Ei36asULLEH1RAErQlNnamK8266obXG2osbDfRoP02gIX1M610rmeRo0dsUtUxMrOjM4gdyNl9Op0LsPnx7Ay+9QpPwHUvlcxBAWVlZu1w7K/Q+udStunzx99nxpVe6fREj5jpCSexR+BHhW3C6C0pXSv19ggQMWQk+z+4VvWHv+m5598Lt7V5I1Syfvln/dlUACa1ZMHcBy/Pl+ZdUWhh20sKyb1tDEVGTIvYY9vSWDqXueNPGytm8CihMvbFOQvuX0Gw7iDbqi8pY8xB/vYs90qXqH4ug8i2Ztu1nbbnZdZyYbXvKK1ks4lD1KiRlIUyx38jhBjX4zpBHsIGzzfOy6ITrfl0vVdM735UI8YAhThZ7ebxVa62sh1yr0Yo6Kha5sT9b1aFEk7gdwPXZ6XF8/e2ryklUM57Rgs/AALhhk13ZqgSg04AJBanCTC3TlzSwQmv+NMJu/MrHcghtnc2r2+H5ODN/PiWnPXruTbn0nOSGj6c6+dHpCHCekgaRzAyQdiE3jy8KbjX9i2eh5cQYmCeAHJFv50/BL4gDUSJrdhzY3gMx+e+5EVmw/k1/cTr7VSvIdvIxTNBm1AFc64V/7fDlDFbD52kzLv67dzHxs/Ug7eSG2/o6QfKEk37rd+PlonM2OQsXxiDr5Ky0JQ4OHZ1s/slG7Ol2e1TN/0OWpJchk98caX4PdX27df7e5B9LRCvUhG9HO5DZxJAdaqT8VB/Km9vgq9KS96v94dpipcsGv/i/DG74Db41UpSlpXenV1ln7ytK11eXs++W8qlnOsH5hwbhAhI7NlwknRFiXsBCbz7wJsw3y5p85g6DXN1ke9iwuUZwUGkeFSQ7TWm0cTJhJDsYDfVb+slpMO52l3M/SC25ultrz8z98ZpJ16OBF//Nn5uh7D2ZipFIdKtXf6a3qBwHy8LnPqq9MhGtQMacuoGJ2b8NR9JcXtLB7Up9/lTAZXWW8jH6moNOoMtQXwilL/+YLtJhVWS5mob6AFZX9UroU2kcXvnDgoI9qjqAj6E/K8GJvw71R+w4WsiiUsBDjUvpCOT/cxd6icv1ZuLzY8lZcgXHCxQs494Cd9Og41oPjWBdvSLS3uLQjDo2mHMdG7bO4R8expJIZz/4VIYdG/7Yhh0Yh5FDGk1hBeOxP8DXLCJq0bglm24ka+VIXUaeoxsOh/sGz4UOfQ/rYJtAO4PziR2z8pOO4rssAaBp2gPFC+a1afj7Sw11GkAMHdyG7tQHfEwTf1QJ3fO9I40NJd8SPHeMCf/8mz3Qf8dcX++thfwVJt9sAtqm6JwdnA4WhYWcAwPeer1X0U84DtBjyoT78eb0ZSVrJtMV67fa4VpI0x6Tt9UcPbsXNkqTdTV3r79Y6P2VQy5o4FxOhytaksp1UadKgnQRwJV50nJBnrx2hrdAkU0wGwXwCVqFTazAdck7aDczmqPL1zgGqQRUXuK2jF7m5VsDS+WgQp+NnD31QT6aqjmo2tZFJIPUtOFE7tFn1OJvfvHEODajXSm5fe1oVRykfiuZsundzRdHvqotSxVF6IEbm/Mb+IlVZNGwO+FZuuChcqMNYKIAtcutPvjBCbKXmjsF2rPLmZDCAsMRByvEGttFUs8obitYwbLZ+lORbb/dIieibrNy+T/ZcCkoN8UlgYWHHhuqI91laQNoQTUoW+11SBizu21CVH3Z/m/T2zcCSXVR6AH5+QaOUdNWhI+VX3VNt8nRtCPpx1rvoKkjrkPMb+Pmd8jRcdsXyJ2t5KHUtLg8fm9BjQdi2fBQ7PEnYXYQEoYUqa/+dVWyawjTIUvKbApocLjuhJHD6AWIHJQG/YhQYJX4ADVgPMkvp6WVX+Y+TJ+XTMfblMPTnIGMIXc7rbXkvtLys30rXDu8YuKlP4jvOwFKofkOs/jpbHo86S3H021m2gvJCHtXYSFSu4yT6B9VWP3K9w7cGixojs6LWKdbR5WMyqyeUN3lP6DBVp8Lsba0cpqOjforjbckubWoiEARY0EYSbQI61Iz6ZDgU5eqQKf1So4T6/RfCubDKRJtVHo/yFaZWJlY/h0UHNs8Lbvedm7BdfFIRX0hgP0zCTqKbefiQiXXBQfespwfXSDTYX+/9+I2rAUjMLJnZeD9+G5k9Zo40E96PRdVHP9Og7k8gJAIkGDyb9ifEttV/g2Xqh+W3pCuWUdoLGvn9o2pr+Jh9utrUsTQCN/APKvyH9e2tAA9V4VXWiwWnenmSabbRMEq6vNaDj6V6ykJ5bamgZtQRGialnHdCziIhZ4RxyeO5dtzBVQiXpLEipKsdTOY89PQi9PwGoQeSgb5G/tfjnQIX7e/voCrU/JA4+0b6gBpUZlw2VvfhxhJaNxgIx4LtxmdNCG9EFd69WOc+0az5Ad6WXBENyzOukU66VkGxPbHC6VoBd39wK4JS+6/GevZw1YXrd9bpBuB6OTyxuwG4DIGr64Hrta3MEpkAro4Hrrcgsx+Ai050gwyZ1XrX8IqZi3QqX1rvGr6ETOz4hF+dqj/ReucyM3cQ2neu9xvfycy7YeAAhfobyBwycxczT1ZfX0VLaELw6RSYAfEhwZOvaQFowy36M6jfhg2UNdCfaRstrNmBCKtTFYT+HqD/1YD+ooF+mZKccJvT407Nzgi4owi4CwTc0gPuhZY471IBYKrQG6Q3txFsRwFs50iUdwgWC0AttEXIqCumkYguNo8BDSrZ2vwcV8s/jYN629SgeKxuuknDYMMmrfxYyzjWOY41B/pIlbvQAge4SZfbe3QhjDWPY63CWBcmvbBFDaV4RHGLevgZ7hTZtQaXARvr+a1acauymWHcqtvlMoSgHOBPYPUbdVCeTq9TDqOFZ3MWDDu0KE/30ysRoXS+PYbb/s8AvQBq21ugJo3jiOoT1HKsygexKjNtUIuBkwOoLfvZz+PsDzj71+K4b/vb7mxPtU4TzqaM6MQfXjpRaHpHOBQxdLwmGsdb6In2cq54onN/W2IGlv3WVaFsWe7V9YglF8PpxZL7sQP7akXBkqNYcoElS1/yaXrYoeSIJTddKZS8BCW3oeQCS+ax5CA68GW45AEijUJkB9QnGwmbz3iAJKkaz4xMVYQ4MwwAEqFB4CJPSNTYFENti2eHiQDJZmbRjCFAGhhILlFjaOqlSHUIyYHY1nGYhsNU/SILvgzDhE5vLzI9QBoPkGYTgOwcFSA7WmfdyZ/j5G/jvuvwykEDkDgrCJA+RJghQEL3HjdIWowzUlvtqHj0cEay5Cq0fypQovQULNS1MqMNg11PEJhIiaJ1TXqX9c1bNE/rqy4zxqbAzX3AaZCUB6eBu18JSb8Rk/4gJJ0Zk/ApJdCnagueNI6aruWo6VDWAr/b1qeaUG2fNpig5D7f4H6LNBIwqvb16U+P6Rfa+PYrY+KzUdiGRq6N6ddrI5o+B6ycygXxSDQcNZZjCyO/zOAmD0Y88mijEc+M3Fm9j59lmVly+EHmEkpranFNYWcbv8GW6RjQfUH7X+ymKEuQLqgkizF35In6ZsAW9RYOitOd0EbqnegWl3i3BFWm3lXQZurdiB8htRoFNeddvsIP2bTa+oPY1m/Etn4htnWf2Nae2Nau2NZOKIBbbR2wsbErbWgNCxSaW7Oxvf02Nvi42ODDgStaDX6oafBdTYNvaho80jT44qbBwza2CJENaFSZwWAjSNMd2sNwmxjPDD+uMmAwHewUcbtP0dwPDLAIrIwVx+0HV6v4CXA+0NgU6jXGeM0gTHcKiTxE/rnaUP10q+fx2KKe3xK+4QGRHlpNtEWc5I4Y7+mSAzPDNYzho9qLNRuxnq3vovTv8arGi5jvd9TzAHdrVr9VX+9AMa8XAtldv+4yclFUL/ZU3Uh8+SHJ/ctW7i8w91eAJiEPgXVufcXFymeREoSGJ/bsJVoVXl3Y6ES2e2LPTvc9A+vP8q9EeYxksSm/K5Y/uT2SyoDo/ZJWYN/uxgnbGbp1zuXru7UcevVtBL4BUllq3rIc37JD38J7fY8UC6iqfKIier5oiVRivz4fLxryRTprVXjTpcjBm7Y3b6o48zj7wvhHofwVKD9Qo8dYfhR7thDKl6H8Cy7nuU4BaIjIUJ42dfaFenmod0inRsVRrLfQ1MtjvQHrdSHlAYLF+aYxy1FzJyRNQ5xvHtBZZuqckqJdTwV3SQUL/9RRUolnQfnL2lY7upe2dGaIVS17Z719s49qoMg5J3LmR4aiSV7WMsnLaJLXtrDc3DfwNtY+DN/cqqz8dxKxWvaffIfLVIn4gMD2jQaC7z2IWAiqRYY02szXXQFwM9/yOi22mPrv/kSK/Wz9HbnAzfX2zj7MPrVMx06aTCqHJml1Ju23/IWPwVr0+DlgU/4U3E7LmeI20RFWnY7rNYRMv239bLmg8QHm4++RKw+3wDBwP9R3Gb4LDctlvfvrLdupwXtWUuf812LKx2rPGNGciS8uz7LTiSg5aiVi7dlbuLMuoHN/eSO/Sovx1ofCg2Hmte3MZzeZc3FBsBywLyxleDqRMiuy7DI8da+sXLFNO7Kxcwrc8eO6RhK5ENnY8BtrUtsWJQvFGWBCe6K2yF15rm2t1LZNvL0XCCNNzTZQzKICHFgYB5/PkAz751tjuKhJEMT+ieN2xYzxeWUuzr2+8qH1jTVB9otjYygU4t+mGy9C2Dhta+wi+a4oC3DJV/RJdDtVMSJYGiMwOkZglKeKuCQpT2KRAcMp633ehF5EQlRMvCuf/qr5GuXmiqGC0cmI9tQkheMw3oRN12kPowiLW95e4b+y6jbUdvunI5VtxUkGl9PAf30gBC6u3ygp81usad748sPTE6d+3i9DUJZReUs+XYOnSp4GQg0gHLSG1exh1NFzuPjHn+n8hHXrWm9cN8JyerbvbSrSqy1rd13PTXrv9ZIeAUMRNgozGFrWebr05LEyAAlZVnpy/H2kMf8UDH5gAMhlnIfHf/rMN4kivXhksIXBsWojeWD129mTR2icSgw8JBE/8Oi+eYuUbAzS/OAjGyxbcNJ+PoSbENdh6/PkUt2Cs0YBYdaDuo5LxZ2Et0ld/fbFldIQPsdqiTp6FOTl1aWyrDxsKia7CQT1zW/84L/2+zh3qBKmkmm1V4TBIKG5FIvfvtjFoWCfyV6dTRxps6vtHWyyFwYWxW/flW1fFIaYICTLhY+DQklrg7FhNYqPlE8KBmNjkQ8Ks3s+GZzTkFjPTy7Oj89OF6e4aOHVyZvjs1dvlu0S9OKNObs4OzVn+AZen58ez51dEtBmDs5FPU+k563nI0r/c6DEpoRJmzTnLvPRSGRw8xCbUU4S/h3IMzGVQBpoFeeEKyvIpqiEOLw70gSM6cjGw8XFmwvdnuvT5cny5OSsnV+nQ8nv8Pjo9dHi+Gwc9sADYRJVb9+xBGX6trHmBvs07yB1S5LlLZ0vTo8WxZJgPffRvDPdSrDmFnUOuNe3cb6YSdevjhZj1xX7n6lMSAYP15D84VKMV5hHdnp0kr1zdjnwy0d9dFZvFDCj71mK+v3KISQpsLKwCUs5vEexLO8PZIStx9nB1W8PrvL7w1e5ZENU6y46VGHwSyTVUvTqePaB76VfgRvw8789+MIsF8EHVdsnpanNTWDlY2IlO0/dk3Kp3MlbKiihQ50LKGU4///4wcGXlSFomfDW4lpmEPqe4i0aYekGzTeN+3nZmAghxSA9iaYZgogGlg6ZQN80NpQtK6vSJjDcJd2hh2ba8pppj9saZVY2uREiNxCauLxGzWYgyMnVcHrgRtLJ36JEcqWZGo6xMRgSpi5ykaRB3BJ4bLxN4roKaCTVGmj03jSZ5X0Mg2mWKFxhkxiIKx5zr21DEFa49d/0WMdS+iyvB2FHZD/oiO6GLMh+Lvui+QeIGXpnNTAiUaQ1UJA508PD6Fnez0GwXWJ3k+4prgj8OC1ZqcEjQR1q8TS7zrt5bG2HhMZDYqQ9/xQH0tvOJim2bULeA0vy24466HOwSAapCrujnLBqPx0gqWEaQs5MUsUHDuUA0WT7bb87SF5ILmYu8X6ouOWpyvu0bkuqGhH+ZsDEOzUCKSGnvDST5FekajzWaCVqlKbTt9rXMhnrMUu7gaprxoUPMc9chjxbOvreIeOWW8bG2LZFShO0rR0pWl1npJqMWezP04hWI49vvw3BBqw53dhg7sGBXHW8B7uYeKx75+IadzRgDGFKTU/2FhgP3iO/w/s1WJa4+YKlQK0j3SD9rNxGBB0baN5S+f4BxLYFzSnfQPL9wwgvLoJB8y2wLptZrjpCJovm6xA0OtHVrdrD3Ven5i86yos/GvSYEqxQBjJgXWUT7814bVtCZrwfOA+MSlp55jM8XYveUt+8xcDfF3dNCIymLB8ciw9TQlMnzLQl3SlFXVMsJ0iDd70lNLLGhuKrsRDfDs41i9PmYtxYLqStne2bRbPgbvDLICFvrcG4toa7Du2q48TWuWmLfjKbzfLzHnmeyvNMnufyqK9T7DUGRvpWWZ3j++c9ai0aoesb0679w6SpLVe2r1kWCPGOMeTY3nr88cD9UEbv+zclkbk0rvuV9cLs/LrH1XjO/GJ7yft6h/omH3ocp6Uyk6/8i93/4E78HrnbXv1VxlKOUkbyNoCb/RxlvJY335pmcRJ74I7Qo5EWgU9t3NmwltFsdqr5BjeN6JfWGAxZ9/AQ88hix1C9qzwdW9g/ABzQCmtRWVPL6B6pYaxB30fGoDeNZFBhoeNng8OfI+eb1rgWMU2fLkZCx48o07zdXwB4y3NCM5n+jTBrgJIkCaLV1nRfrb2bZ61t27ZqdFtj62zbtm3btq2Hs60fldETce73/tSvqIxIZ/7MKSEqHZB3rZ/Oz0C3TMUoXGDpAq9lAc2YJcFgbCeLS+qW2QrQ4jnfr/Qb6hfUL8/zCvqzQHV0CU2MGTpnHmTthYV4HDiYxnMwZKfAW5Zdr7LQ362xulGZqEMavPKSKt5lSdTlW4yiaC4LPBv+vnGSkZdKfqP9eBPVw86hf1AAWiWIs30VbxtM7VA2nLa0iyLx+inqYn7a39iY66SYTwPvwLwLeJp5P/CuzJeDu8zPA88wfzLuOlnm18XF/klc8vopLr53Kn4WeGfmRyl7uYr/GuwdmXdLuE4X5v0Tqi7KvighMZMxKdsCxNmK+XoVs0qV4dOY8CsVvxe8O/NXlf2AhMSsUfkWgVO+IWCyap+4yrd7XNp2oLKnlW8x8kowPwA8x7xJ8ePAXebHw7cj855JibkuKeWcBZ5jnkpKv++TdZ1OzI9X/CLFbwUvYP5gVnxfykr7f5yV+D9mJd9kTsrTkpT+LVPlOUbZ+yv72KRqw5Tk2ysl+Q4G78l8LngP5vsr33eT0uZ3gbvMT2ceAi4H78T8KcW/pzZk3jMnMXfMSR1H5iTmzJyUc5Wqu5+T9rxR9ddr4BnmH4K7zL+lccX8QmV/OCFl+zgjZUgUSF7zFd+o+FsZKf9PivcokPKPVel3LpC61IB3wy0mbi0zOydhILgAJSCH+w0qCUP7Ikx7tzPlgIvgcHCMitsJ8Mx0v55ueYxP2qUSC7lHiUlfNdZBlRrIreCkYhqrIF0QCltMq/NM2HXm0dTIWKlRifuuiTgjVw0eMnTY8BEjR40e4xUWYf/Bt0FIOxvPa4GuAEs1HJ6hAvwq41eBFVVXcDlNs9+whUIhYGO931YyduyCKatVnNOANDAtUDXv7XPR5s2r7DFqgVdjsLnaw3cD9Ka900AdiklfwAaBQTWyWz2l5a4LM4g/iuX5QeBhgDh1ewrYGejBfAuG9h7AgcBVwMNAjr/haYdQGsMB6A7sAOyDNWR01CLPtW080kwD5gLLgQ1AEVAG1ANIGiDN+cT5nXgW2AdpDlK+5BfX6fn5BOr0LPAa8B4QY3tSpUnzO/FjEOdU4HzgcoDSR/lbKI6yYXlpBiIwEsLqeX/EdajvRnC70O93/u3TxXWmnHI5xuOlUdbsGG8YCyx/0PXGXsENCK7kcJsCWW180ozoR+rYYkjYGtKVz4RcZyNtWdwWRRXV9bgfQ6imapy6MJyLGqGTm0oqWg2dREoxcv4aYzL8pgBTgWlAC8bbKjwfAfqr99sBA8xWknsOMBeYl19m2T4fWAAsBBYBiwGXvy0BlgLLgOVA5YbHX+q/+OOilikXrartdfitXc5bv2L4isQLy1qu3HfJF+d/T+fFumCG2PPFWFND08NMnGCC566m0rcyYwvazHFOQdvvQvMuavvq3/zHi7/X8g/+N8M/+5d6rfhL/VfSOxSsaSCJjclW4xVBlxuKVgrt35tjbQ/sBPwtAW2JSEPt0xuIAatU/NXAGmAt/tdyNa1gkRBtqIDHd/fBKROi2G/436UMAwmrCx05G+mgV9EKV1oqSrxKA6FOa4fjHByyq83RYTtyZ5DnH1zUSQHAQAgEMEvAnOvfWP+NiPx3m5mdGwxH48l03s7u3mK5Wm+2+25u7w7H0/lyvYfB4gAQghEUj8PlESRFMyyfRqsTRElWVD2P12eYlu24fplsLgijOEnzOt1eUVZ10/br6ipwKoiBKO5uMWSjSDOLS+PBDvAvQFZmF6ml8uUenIQTMi1OvO4y+jinLnJqnlPVnIrxGNXvYHODQmSFiAdukMkQV3KQldraSLr9T/+KJ0T7N1qP8fu0UGbaWF2HCq0bmRKFakPREh+gE5wfmvskdrGGcjA6nhjHW8c5P8+Psr1vBnJGU3UBR2dwfLY/0SsEZZsg/u9lfjr3m2k7mXjCp0dDr8OLPtJg/qHBIrHEp9jiR+cRWqHLQji2qrTylhijtNDQGK+flGezZRAvIFFqO2BTjniOgH3PFi02aFFVCJFd6NiMDMI/Jd4BW/xVBrTxbKMqhIBIjFqsPCQ+n1btOw==";

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
export {
  canRetry,
  canTransition,
  canTransitionEdl,
  formats,
  getEdlTransitions,
  getNextStatus,
  getStatusDescription,
  isActive,
  isTerminal,
  rules
};
