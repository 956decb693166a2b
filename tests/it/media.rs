//! Which hosts and addresses mezzanines are read from: every range of special addresses at its edges, and every spelling.

use crate::requests::{line, ready, request, with};
use render_rules::gate::check_render;
use render_rules::media::{MediaPolicy, check_address};
use render_rules::{CheckOptions, plan::plan_render};
use serde_json::{Value, json};

fn policy(value: Value) -> MediaPolicy {
    serde_json::from_value(value).unwrap()
}

/// Why a public name may not lead to this address, if it may not.
fn reason(address: &str) -> Option<String> {
    check_address("media.example", 443, Some(address), &MediaPolicy::default()).reason
}

#[test]
fn addresses_that_are_public() {
    for address in [
        "1.0.0.0",
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "168.63.129.17",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "191.255.255.255",
        "192.0.1.0",
        "192.0.3.0",
        "192.88.98.255",
        "192.88.100.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "198.51.99.255",
        "198.51.101.0",
        "203.0.112.255",
        "203.0.114.0",
        "223.255.255.255",
        "2000::",
        "2001:200::",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db9::",
        "2001:4860:4860::8888",
        "2003::1",
        "2606:4700::1111",
        "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "3fff:1000::",
        "::ffff:8.8.8.8",
        "::ffff:808:808",
        "64:ff9b::8.8.8.8",
    ] {
        assert_eq!(reason(address), None, "{address}");
    }
}

#[test]
// One table of all ranges: to be read in one piece.
#[allow(clippy::too_many_lines)]
fn addresses_that_are_not_public() {
    for (range, addresses) in [
        ("unspecified", &["0.0.0.0", "::", "::ffff:0.0.0.0", "64:ff9b::"][..]),
        (
            "loopback",
            &[
                "127.0.0.0",
                "127.0.0.1",
                "127.255.255.255",
                "::1",
                "0:0:0:0:0:0:0:1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::7f00:1",
            ],
        ),
        (
            "private",
            &[
                "10.0.0.0",
                "10.255.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.0.0",
                "192.168.255.255",
                "::ffff:10.0.0.1",
                "::ffff:192.168.1.1",
                "64:ff9b::10.0.0.1",
                "fc00::",
                "fd00:ec2::254",
                "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            ],
        ),
        (
            "shared",
            &["100.64.0.0", "100.100.100.200", "100.127.255.255", "::ffff:100.64.0.1"],
        ),
        (
            "link-local",
            &[
                "169.254.0.0",
                "169.254.169.254",
                "169.254.255.255",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "fe80::",
                "fe80::1%eth0",
                "fe80::1%2",
                "febf:ffff::1",
                "fec0::1",
                "feff::1",
            ],
        ),
        (
            "multicast",
            &["224.0.0.0", "239.255.255.255", "ff00::", "ff02::1", "ffff::1"],
        ),
        (
            "documentation",
            &[
                "192.0.2.0",
                "192.0.2.255",
                "198.51.100.0",
                "198.51.100.255",
                "203.0.113.0",
                "203.0.113.255",
                "2001:db8::",
                "2001:db8:ffff::1",
                "3fff::",
                "3fff:fff:ffff::1",
            ],
        ),
        (
            "benchmarking",
            &["198.18.0.0", "198.19.255.255", "2001:2::", "2001:2:0:ffff::"],
        ),
        (
            "tunnel",
            &[
                "192.88.99.0",
                "192.88.99.255",
                "2002::",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2002:ffff:ffff::1",
                "2001::",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "64:ff9b:1::10.0.0.1",
                "64:ff9b:1:ffff::1",
            ],
        ),
        ("cloud", &["168.63.129.16", "::ffff:168.63.129.16"]),
        (
            "reserved",
            &[
                "0.0.0.1",
                "0.255.255.255",
                "192.0.0.0",
                "192.0.0.192",
                "192.0.0.255",
                "240.0.0.0",
                "255.255.255.254",
                "255.255.255.255",
                // IPv4-compatible and IPv4-translated, which were given up.
                "::127.0.0.1",
                "::10.0.0.1",
                "::2",
                "::ffff:0:127.0.0.1",
                "64:ff9b:2::1",
                "64:ff9b::1:0:0",
                "100::",
                "100::1",
                "200::",
                "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "2001:1::1",
                "2001:2:1::",
                "2001:10::1",
                "2001:20::1",
                "2001:1ff:ffff::1",
                "4000::",
                "5f00::1",
                "fbff::1",
                "fe00::1",
                "fe7f::1",
            ],
        ),
    ] {
        for address in addresses {
            let shown: std::net::IpAddr = address.split('%').next().unwrap().parse().unwrap();
            let wanted = format!(
                "the host `media.example` leads to the {range} address `{shown}`, which is not allowed (media.privateHosts)"
            );
            assert_eq!(reason(address), Some(wanted), "{address}");
        }
    }
}

#[test]
fn what_is_no_address_is_refused() {
    for address in [
        "",
        "media.example",
        "127.1",
        "0x7f.0.0.1",
        "[::1]",
        "1.2.3.4:80",
        "::g",
        "%lo",
    ] {
        let wanted = format!("the host `media.example` leads to `{address}`, which is no address");
        assert_eq!(reason(address), Some(wanted));
    }
    for host in [
        "",
        ".",
        "a b",
        "exämple",
        "a..b",
        "[::1",
        "256.1.1.1",
        "1.2.3.4.5",
        "08",
        "0x100000000",
        "-a",
        "h:80",
    ] {
        let check = check_address(host, 443, Some("8.8.8.8"), &MediaPolicy::default());
        assert_eq!(check.reason, Some(format!("`{host}` is no host")));
        assert!(!check.allowed);
    }
}

/// What the gate says of a mezzanine URL.
fn gate(url: &str, media: &Value) -> Vec<String> {
    let options: CheckOptions = serde_json::from_value(json!({ "media": media })).unwrap();
    let request = request(with(ready(), [("/assets/0/mezzanineUrl", json!(url))]));
    let findings = check_render(&request, &options).findings;
    assert_eq!(plan_render(&request, &options).is_ok(), findings.is_empty(), "{url}");
    findings.iter().map(line).collect()
}

#[test]
fn every_spelling_of_an_address_is_read() {
    for (host, shown, range, address) in [
        ("127.0.0.1", "127.0.0.1", "loopback", "127.0.0.1"),
        ("127.1", "127.0.0.1", "loopback", "127.0.0.1"),
        ("127.0.1", "127.0.0.1", "loopback", "127.0.0.1"),
        ("2130706433", "127.0.0.1", "loopback", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1", "loopback", "127.0.0.1"),
        ("0X7F.1", "127.0.0.1", "loopback", "127.0.0.1"),
        ("0x7f.0x0.0x0.0x1", "127.0.0.1", "loopback", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1", "loopback", "127.0.0.1"),
        ("017700000001", "127.0.0.1", "loopback", "127.0.0.1"),
        ("0177.0x0.1", "127.0.0.1", "loopback", "127.0.0.1"),
        ("127.0.0.1.", "127.0.0.1", "loopback", "127.0.0.1"),
        ("127.255.65535", "127.255.255.255", "loopback", "127.255.255.255"),
        ("0", "0.0.0.0", "unspecified", "0.0.0.0"),
        ("0x", "0.0.0.0", "unspecified", "0.0.0.0"),
        ("00000000000", "0.0.0.0", "unspecified", "0.0.0.0"),
        ("0xa9fea9fe", "169.254.169.254", "link-local", "169.254.169.254"),
        ("169.16689662", "169.254.169.254", "link-local", "169.254.169.254"),
        ("10.1.2.3", "10.1.2.3", "private", "10.1.2.3"),
        ("012.1.2.3", "10.1.2.3", "private", "10.1.2.3"),
        ("192.168.257", "192.168.1.1", "private", "192.168.1.1"),
        ("4294967295", "255.255.255.255", "reserved", "255.255.255.255"),
        ("[::1]", "[::1]", "loopback", "::1"),
        ("[0:0::0:1]", "[::1]", "loopback", "::1"),
        ("[::]", "[::]", "unspecified", "::"),
        (
            "[::ffff:127.0.0.1]",
            "[::ffff:127.0.0.1]",
            "loopback",
            "::ffff:127.0.0.1",
        ),
        ("[::FFFF:7F00:1]", "[::ffff:127.0.0.1]", "loopback", "::ffff:127.0.0.1"),
        ("[64:ff9b::a00:1]", "[64:ff9b::a00:1]", "private", "64:ff9b::a00:1"),
        ("[fd12::1]", "[fd12::1]", "private", "fd12::1"),
        ("[FE80::1]", "[fe80::1]", "link-local", "fe80::1"),
        ("[2002:7f00:1::]", "[2002:7f00:1::]", "tunnel", "2002:7f00:1::"),
        ("localhost", "localhost", "loopback", "127.0.0.1"),
        ("LocalHost.", "localhost", "loopback", "127.0.0.1"),
        ("media.localhost", "media.localhost", "loopback", "127.0.0.1"),
    ] {
        let wanted = format!(
            "mezzanine_address_private at assets[0].mezzanineUrl: the mezzanine of asset `a1` of camera `A` may not be read: \
             the host `{shown}` leads to the {range} address `{address}`, which is not allowed (media.privateHosts)"
        );
        for url in [
            format!("http://{host}"),
            format!("HTTP://{host}/a.mov"),
            format!("https://{host}:8443?a"),
            format!("http://{host}#a"),
        ] {
            assert_eq!(gate(&url, &Value::Null), [wanted.as_str()], "{url}");
        }
    }
}

#[test]
fn what_ends_with_a_number_is_an_address_or_nothing() {
    for host in [
        "256.0.0.1",
        "1.2.3.256",
        "1.2.3.4.5",
        "1..2",
        "127.0.0.1..",
        "1.256.1",
        "127.16777216",
        "4294967296",
        "0x100000000",
        "040000000000",
        "08",
        "0.0.0.09",
        "media.1",
        "media.0x1",
        "0xg.1",
        "::1",
        "[127.0.0.1]",
        "[fe80::1%25eth0]",
        "[::1",
        "１２７.0.0.1",
    ] {
        let findings = gate(&format!("http://{host}/a.mov"), &Value::Null);
        assert_eq!(findings.len(), 1, "{host}");
        assert!(
            findings.iter().all(|line| line.starts_with("mezzanine_url_invalid")),
            "{findings:?}"
        );
    }
    for host in [
        "1a",
        "127.0.0.1a",
        "1.example",
        "0x.example",
        "0xg",
        "localhost.example",
        "notlocalhost",
        "8.8.8.8",
    ] {
        assert!(gate(&format!("http://{host}/a.mov"), &Value::Null).is_empty(), "{host}");
    }
}

#[test]
fn hosts_that_are_allowed() {
    let media = json!({ "allowedHosts": ["Media.Example.", "*.cdn.example", "other.example:8443", "8.8.8.8", "[2606:4700::1]:80"] });
    for url in [
        "https://media.example/a.mov",
        "http://MEDIA.example.:9000/a.mov",
        "https://a.cdn.example/a.mov",
        "https://a.b.cdn.example/a.mov",
        "https://other.example:8443/a.mov",
        "http://8.8.8.8/a.mov",
        "http://0x08080808/a.mov",
        "http://[2606:4700:0::1]/a.mov",
    ] {
        assert!(
            gate(
                url,
                &json!({ "allowedHosts": media["allowedHosts"], "privateHosts": ["media.example"] })
            )
            .is_empty()
        );
        let own: Vec<String> = gate(url, &media);
        // The other camera's recording lies on media.example.
        assert!(own.is_empty(), "{url}: {own:?}");
    }
    for (url, host) in [
        ("https://a.media.example/a.mov", "a.media.example"),
        ("https://evilmedia.example/a.mov", "evilmedia.example"),
        ("https://media.example.evil/a.mov", "media.example.evil"),
        ("https://cdn.example/a.mov", "cdn.example"),
        ("https://evilcdn.example/a.mov", "evilcdn.example"),
        ("https://other.example/a.mov", "other.example"),
        ("http://other.example:443/a.mov", "other.example"),
        ("http://8.8.4.4/a.mov", "8.8.4.4"),
        ("http://[2606:4700::1]:81/a.mov", "[2606:4700::1]"),
        ("http://10.0.0.5/a.mov", "10.0.0.5"),
        ("http://localhost/a.mov", "localhost"),
    ] {
        assert_eq!(
            gate(url, &media),
            [format!(
                "mezzanine_host_not_allowed at assets[0].mezzanineUrl: the mezzanine of asset `a1` of camera `A` may not be \
                 read: the host `{host}` is not allowed (media.allowedHosts)"
            )]
        );
    }
}

#[test]
fn private_hosts_are_allowed_by_name_and_port() {
    let media = json!({
        "allowedHosts": ["media.example"],
        "privateHosts": ["127.0.0.1", "[::1]:8080", "nas.example", "*.internal:9000", "localhost:1337"],
    });
    for url in [
        "http://127.0.0.1/a.mov",
        "http://127.1:4000/a.mov",
        "http://[::1]:8080/a.mov",
        "http://nas.example/a.mov",
        "http://a.internal:9000/a.mov",
        "http://localhost:1337/a.mov",
    ] {
        assert!(gate(url, &media).is_empty(), "{url}: {:?}", gate(url, &media));
    }
    for url in [
        "http://127.0.0.2/a.mov",
        "http://[::1]/a.mov",
        "http://internal:9000/a.mov",
        "http://a.internal/a.mov",
        "http://localhost/a.mov",
        "http://a.localhost:1337/a.mov",
    ] {
        assert_eq!(gate(url, &media).len(), 1, "{url}");
    }
    let policy = policy(media);
    let allowed = |host, port, address| check_address(host, port, address, &policy).allowed;
    assert!(allowed("nas.example", 80, Some("10.0.0.5")));
    assert!(allowed("NAS.example.", 80, Some("fd00::5")));
    assert!(allowed("localhost", 1337, Some("::1")));
    assert!(allowed("::1", 8080, Some("::1")));
    assert!(allowed("media.example", 443, Some("8.8.8.8")));
    // A name that is allowed is not allowed to lead inside.
    assert!(!allowed("media.example", 443, Some("10.0.0.5")));
    // An address that is allowed as a host is not allowed as where another name leads.
    assert!(!allowed("media.example", 443, Some("127.0.0.1")));
    // Without an address a name is allowed as far as it says anything.
    assert!(allowed("media.example", 443, None));
    assert!(allowed("nas.example", 443, None));
    assert!(!allowed("other.example", 443, None));
    assert!(!allowed("other.example", 443, Some("8.8.8.8")));
}

#[test]
fn no_host_is_allowed_where_the_list_is_empty() {
    assert_eq!(
        gate("https://media.example/a.mov", &json!({ "allowedHosts": [] })).len(),
        2
    );
    let media = json!({ "allowedHosts": [], "privateHosts": ["media.example"] });
    assert!(gate("https://media.example/a.mov", &media).is_empty());
}

#[test]
fn a_policy_that_is_none_is_refused_with_what_is_wrong() {
    let host = "not a host such as `media.example`, `*.media.example` or `10.0.0.5:8080`";
    for (media, why) in [
        (json!([]), "`media` is a list, not an object".to_owned()),
        (json!("public"), "`media` is `public`, not an object".to_owned()),
        (json!(7), "`media` is `7`, not an object".to_owned()),
        (json!(true), "`media` is a boolean, not an object".to_owned()),
        (
            json!({ "hosts": [] }),
            "`media.hosts` is no option: valid are `media.allowedHosts`, `media.privateHosts`".to_owned(),
        ),
        (
            json!({ "allowedHosts": "media.example" }),
            "`media.allowedHosts` is text, not a list of hosts".to_owned(),
        ),
        (
            json!({ "privateHosts": [7] }),
            format!("`media.privateHosts[0]` is a number, {host}"),
        ),
        (
            json!({ "privateHosts": ["a", null] }),
            format!("`media.privateHosts[1]` is missing, {host}"),
        ),
        (
            json!({ "allowedHosts": [""] }),
            format!("`media.allowedHosts[0]` is ``, {host}"),
        ),
    ] {
        let error = serde_json::from_value::<CheckOptions>(json!({ "media": media })).unwrap_err();
        assert_eq!(error.to_string(), why);
    }
    for text in [
        "*",
        "*.",
        "a.*",
        "*.*.a",
        "**.a",
        "*a",
        "*.10.0.0.5",
        "*.[::1]",
        "https://a",
        "a/",
        "a:",
        "a:0",
        "a:65536",
        "a:+1",
        "a b",
        "10.0.0.0/8",
        "a@b",
        "exämple",
        "256.1.1.1",
        "[::1]:",
        "[::1]80",
        "a:b:c",
    ] {
        let error = serde_json::from_value::<MediaPolicy>(json!({ "privateHosts": [text] })).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("`media.privateHosts[0]` is `{text}`, {host}")
        );
    }
    // Nothing is no restriction, and an IPv6 address needs no brackets.
    for media in [
        json!(null),
        json!({}),
        json!({ "allowedHosts": null }),
        json!({ "privateHosts": ["::1", "fd00::5"] }),
    ] {
        serde_json::from_value::<MediaPolicy>(media).unwrap();
    }
}
