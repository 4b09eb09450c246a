// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/eurekaregistry.h"

#include <QByteArray>

namespace demofleet {

/// Which cached list, of whom, and in which of the two forms.
struct ListKey
{
    enum class Kind { All, Delta, Application, Vip, SecureVip };

    Kind kind = Kind::All;
    QString name; ///< of the application or the address; empty for the others
    bool isXml = false;

    QString text() const; ///< as the cache keys it
    static ListKey from(const QString &text);
};

/// The keys that a change of this instance makes stale. An address that is a list is only dropped under the
/// whole of its text, as real servers do.
QList<ListKey> keysTouchedBy(const InstanceRecord &record);

/// Nothing for an application that is not there. An address that nobody has is an empty list.
std::optional<QByteArray> listBody(EurekaRegistry &registry, const ListKey &key, Flavour flavour,
                                   int deltaVersion, qint64 now);

} // namespace demofleet
