// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/gzip.h"

#include <QtEndian>

#include <array>

namespace demofleet {

namespace {

// qCompress writes a length of its own and a zlib stream; gzip wraps the same deflated bytes in another way.
constexpr qsizetype LengthSize = 4;
constexpr qsizetype ZlibHeaderSize = 2;
constexpr qsizetype ZlibChecksumSize = 4;

std::array<quint32, 256> checksumTable()
{
    constexpr quint32 polynomial = 0xedb88320;
    std::array<quint32, 256> table{};
    for (quint32 index = 0; index < table.size(); ++index) {
        quint32 value = index;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value & 1) != 0 ? (value >> 1) ^ polynomial : value >> 1;
        }
        table[index] = value;
    }
    return table;
}

quint32 checksum(const QByteArray &bytes)
{
    static const std::array<quint32, 256> table = checksumTable();
    quint32 sum = 0xffffffff;
    for (const char byte : bytes) {
        sum = table[(sum ^ static_cast<quint8>(byte)) & 0xff] ^ (sum >> 8);
    }
    return ~sum;
}

void appendNumber(QByteArray &bytes, quint32 number)
{
    const quint32 little = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof(little));
}

} // namespace

QByteArray gzipped(const QByteArray &bytes)
{
    static const QByteArray header("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    const QByteArray zlib = qCompress(bytes);
    constexpr qsizetype before = LengthSize + ZlibHeaderSize;
    QByteArray member = header + zlib.mid(before, zlib.size() - before - ZlibChecksumSize);
    appendNumber(member, checksum(bytes));
    appendNumber(member, static_cast<quint32>(bytes.size()));
    return member;
}

} // namespace demofleet
