// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// Certificates made for the tests with openssl: CN=kubernetes signs them, all have the same key. FakeClock begins on
/// 2026-03-01, when `expired` and `kubelet` have just ended, `soon` and `admin` have a month, `fresh` a year.
namespace kubemori::test::samples {

// clang-format off
inline const QByteArray ca =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBfzCCASWgAwIBAgIUAKqKpGDoN8hoBrnyZo+hmtMQ5gwwCgYIKoZIzj0EAwIw\n"
    "FTETMBEGA1UEAwwKa3ViZXJuZXRlczAeFw0yMDAxMDEwMDAwMDBaFw00MDAxMDEw\n"
    "MDAwMDBaMBUxEzARBgNVBAMMCmt1YmVybmV0ZXMwWTATBgcqhkjOPQIBBggqhkjO\n"
    "PQMBBwNCAAS7kF1j/joz+gUdWNN9TpHvS4SE8OcjRDxh4W+Qk2RNZMZylKTE4JPb\n"
    "iQxlQDsZ+jbrvJdF49zwV+jQufvnmuJZo1MwUTAdBgNVHQ4EFgQU16lGg0kBnVcP\n"
    "xfEYUvlnZItL/bQwHwYDVR0jBBgwFoAU16lGg0kBnVcPxfEYUvlnZItL/bQwDwYD\n"
    "VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEA6IHxLK0pgaWpLKWF6uS9\n"
    "Zud6Kir1NkQXGHKVsAYmE3ECID12f0KYzzAXKjFwf1pZVSeKqU3rNnZ1N5n6vk6z\n"
    "Ch5w\n"
    "-----END CERTIFICATE-----\n";
inline const QByteArray expired =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBkjCCATegAwIBAgIBETAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDAprdWJlcm5l\n"
    "dGVzMB4XDTI1MDIyNzAwMDAwMFoXDTI2MDIyNzAwMDAwMFowGTEXMBUGA1UEAwwO\n"
    "a3ViZS1hcGlzZXJ2ZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATbuOcf4JPv\n"
    "kakzdNasC2Yf8ymzxeU7s+jtwqd4d8DcZOZOXVh4/9miejnHeWiCB6zYeykvRIES\n"
    "0mzSn3GnbWVfo3QwcjAMBgNVHRMBAf8EAjAAMCIGA1UdEQQbMBmCCmt1YmVybmV0\n"
    "ZXOCBW5vZGUxhwQKAAALMB0GA1UdDgQWBBQe4JsgwOwIVC23hINsjd/3h8pBxDAf\n"
    "BgNVHSMEGDAWgBTXqUaDSQGdVw/F8RhS+Wdki0v9tDAKBggqhkjOPQQDAgNJADBG\n"
    "AiEA2BEpKt6rZF0TGrz0tjtIrvPj6SI2joc1Due6utgRgPcCIQDcTxcc/ZDqosVt\n"
    "3mS3QhBCSJaPdBrZQLbw5p4K7PLCPQ==\n"
    "-----END CERTIFICATE-----\n";
inline const QByteArray soon =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBkTCCATegAwIBAgIBEjAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDAprdWJlcm5l\n"
    "dGVzMB4XDTI1MDQwMTAwMDAwMFoXDTI2MDQwMTAwMDAwMFowGTEXMBUGA1UEAwwO\n"
    "a3ViZS1hcGlzZXJ2ZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATbuOcf4JPv\n"
    "kakzdNasC2Yf8ymzxeU7s+jtwqd4d8DcZOZOXVh4/9miejnHeWiCB6zYeykvRIES\n"
    "0mzSn3GnbWVfo3QwcjAMBgNVHRMBAf8EAjAAMCIGA1UdEQQbMBmCCmt1YmVybmV0\n"
    "ZXOCBW5vZGUxhwQKAAALMB0GA1UdDgQWBBQe4JsgwOwIVC23hINsjd/3h8pBxDAf\n"
    "BgNVHSMEGDAWgBTXqUaDSQGdVw/F8RhS+Wdki0v9tDAKBggqhkjOPQQDAgNIADBF\n"
    "AiBmU/UlSbibmK5y+1fKA6i8bPLbaeilzDbvlR0GmdvyWwIhANgyHy/kaa/Alp+t\n"
    "0tdrPWCPjg8GYdAQZr1gfdnYX8Oc\n"
    "-----END CERTIFICATE-----\n";
inline const QByteArray fresh =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBkTCCATegAwIBAgIBEzAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDAprdWJlcm5l\n"
    "dGVzMB4XDTI2MDMwMTAwMDAwMFoXDTI3MDMwMTAwMDAwMFowGTEXMBUGA1UEAwwO\n"
    "a3ViZS1hcGlzZXJ2ZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATbuOcf4JPv\n"
    "kakzdNasC2Yf8ymzxeU7s+jtwqd4d8DcZOZOXVh4/9miejnHeWiCB6zYeykvRIES\n"
    "0mzSn3GnbWVfo3QwcjAMBgNVHRMBAf8EAjAAMCIGA1UdEQQbMBmCCmt1YmVybmV0\n"
    "ZXOCBW5vZGUxhwQKAAALMB0GA1UdDgQWBBQe4JsgwOwIVC23hINsjd/3h8pBxDAf\n"
    "BgNVHSMEGDAWgBTXqUaDSQGdVw/F8RhS+Wdki0v9tDAKBggqhkjOPQQDAgNIADBF\n"
    "AiAA0/G/F/ShUq52KRrNYPhpVAzJQeds2kCnfChKnGqalgIhANJ61dp5Jta/gx2J\n"
    "UJmssryvFCR/QewZ229V5cgHL9R+\n"
    "-----END CERTIFICATE-----\n";
inline const QByteArray admin =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBiDCCAS6gAwIBAgIBFDAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDAprdWJlcm5l\n"
    "dGVzMB4XDTI1MDQwMTAwMDAwMFoXDTI2MDQwMTAwMDAwMFowNDEXMBUGA1UECgwO\n"
    "c3lzdGVtOm1hc3RlcnMxGTAXBgNVBAMMEGt1YmVybmV0ZXMtYWRtaW4wWTATBgcq\n"
    "hkjOPQIBBggqhkjOPQMBBwNCAATbuOcf4JPvkakzdNasC2Yf8ymzxeU7s+jtwqd4\n"
    "d8DcZOZOXVh4/9miejnHeWiCB6zYeykvRIES0mzSn3GnbWVfo1AwTjAMBgNVHRMB\n"
    "Af8EAjAAMB0GA1UdDgQWBBQe4JsgwOwIVC23hINsjd/3h8pBxDAfBgNVHSMEGDAW\n"
    "gBTXqUaDSQGdVw/F8RhS+Wdki0v9tDAKBggqhkjOPQQDAgNIADBFAiAhC4cuGo9l\n"
    "hI8bsiCQqBexo61A/V3/MRTM79KmULrZIwIhAL6iNctpVRSLukCBUHArJc0dQvbG\n"
    "le77vVXrwEM6Lgn0\n"
    "-----END CERTIFICATE-----\n";
inline const QByteArray kubelet =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBhTCCASugAwIBAgIBFTAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDAprdWJlcm5l\n"
    "dGVzMB4XDTI1MDIyNzAwMDAwMFoXDTI2MDIyNzAwMDAwMFowMTEVMBMGA1UECgwM\n"
    "c3lzdGVtOm5vZGVzMRgwFgYDVQQDDA9zeXN0ZW06bm9kZTpjcDEwWTATBgcqhkjO\n"
    "PQIBBggqhkjOPQMBBwNCAATbuOcf4JPvkakzdNasC2Yf8ymzxeU7s+jtwqd4d8Dc\n"
    "ZOZOXVh4/9miejnHeWiCB6zYeykvRIES0mzSn3GnbWVfo1AwTjAMBgNVHRMBAf8E\n"
    "AjAAMB0GA1UdDgQWBBQe4JsgwOwIVC23hINsjd/3h8pBxDAfBgNVHSMEGDAWgBTX\n"
    "qUaDSQGdVw/F8RhS+Wdki0v9tDAKBggqhkjOPQQDAgNIADBFAiEAirzzfIudOKTB\n"
    "PHxKZhhlg+wxEGhrqhmw28gxXAh7tIUCIBSWyyBSWdpye7pw99F1hpopUVEpuWvu\n"
    "9hsxriBLEuw/\n"
    "-----END CERTIFICATE-----\n";
inline const QByteArray future =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBkjCCATegAwIBAgIBFjAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDAprdWJlcm5l\n"
    "dGVzMB4XDTMwMDEwMTAwMDAwMFoXDTMxMDEwMTAwMDAwMFowGTEXMBUGA1UEAwwO\n"
    "a3ViZS1hcGlzZXJ2ZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATbuOcf4JPv\n"
    "kakzdNasC2Yf8ymzxeU7s+jtwqd4d8DcZOZOXVh4/9miejnHeWiCB6zYeykvRIES\n"
    "0mzSn3GnbWVfo3QwcjAMBgNVHRMBAf8EAjAAMCIGA1UdEQQbMBmCCmt1YmVybmV0\n"
    "ZXOCBW5vZGUxhwQKAAALMB0GA1UdDgQWBBQe4JsgwOwIVC23hINsjd/3h8pBxDAf\n"
    "BgNVHSMEGDAWgBTXqUaDSQGdVw/F8RhS+Wdki0v9tDAKBggqhkjOPQQDAgNJADBG\n"
    "AiEAvS/GKBRKr9k4jm0H1Bz/Hp32wNyiEmuMCJEKAiF2NGUCIQD4mXczcPzjUgbs\n"
    "XVP1RdmcwGA81U3RlCVgY7ABwKBPBw==\n"
    "-----END CERTIFICATE-----\n";
inline const QByteArray hostile =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBijCCATGgAwIBAgIBFzAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDAprdWJlcm5l\n"
    "dGVzMB4XDTI1MDQwMTAwMDAwMFoXDTI2MDQwMTAwMDAwMFowJjEkMCIGA1UEAwwb\n"
    "eAplbmQKZG9uZQpmaWxlIH5ldGN+cGFzc3dkMFkwEwYHKoZIzj0CAQYIKoZIzj0D\n"
    "AQcDQgAE27jnH+CT75GpM3TWrAtmH/Mps8XlO7Po7cKneHfA3GTmTl1YeP/Zono5\n"
    "x3logges2HspL0SBEtJs0p9xp21lX6NhMF8wDAYDVR0TAQH/BAIwADAPBgNVHREE\n"
    "CDAGggRldmlsMB0GA1UdDgQWBBQe4JsgwOwIVC23hINsjd/3h8pBxDAfBgNVHSME\n"
    "GDAWgBTXqUaDSQGdVw/F8RhS+Wdki0v9tDAKBggqhkjOPQQDAgNHADBEAiALbgiO\n"
    "guY2D1JteJvD9nZyi/psp+iXoXeO5G15uXS+VwIgZ15fDPbKtlDfEe1pR8C7ne7c\n"
    "3poKkzIAW/qoYk+4uGg=\n"
    "-----END CERTIFICATE-----\n";
// clang-format on

} // namespace kubemori::test::samples
