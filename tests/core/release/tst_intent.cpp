// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/intent.h"

#include <QTest>

/// Every kind of intent says which environment it was built for.
class IntentTest : public QObject
{
    Q_OBJECT

private slots:
    void namesItsEnvironment();
};

void IntentTest::namesItsEnvironment()
{
    const core::InstanceKey key{"staging", *core::ApplicationName::from("ORDERS"),
                                *core::InstanceId::from("orders-1:8080")};
    const std::vector<core::Intent> all{core::StartOperation{key},
                                        core::Abort{key},
                                        core::GoOnEarly{key, "night"},
                                        core::CancelStop{key},
                                        core::Dismiss{key},
                                        core::SetQuery{{}, "staging"},
                                        core::SetVisible{{}, "staging"},
                                        core::Unlock{"staging"},
                                        core::Lock{"staging"},
                                        core::RefreshNow{"staging"},
                                        core::LookUpVip{{"orders", false}, "staging"},
                                        core::ChangeRegistry{key, core::SetOverride{}, {}, {}},
                                        core::AnnounceInstance{key, core::Renewal{}},
                                        core::ProbeActuator{key},
                                        core::AskActuator{key, {}},
                                        core::StartRelease{{"staging", key.application}, "staging"},
                                        core::SteerRelease{"release-1", core::PauseAsked{}, "staging"},
                                        core::DismissRelease{"release-1", "staging"},
                                        core::WatchTraffic{key.application, {}, {}, "staging"},
                                        core::Inspect{key, "staging"},
                                        core::Recover{key, "op-1"},
                                        core::RecoverRelease{"release-1", {}, {}, "staging"},
                                        core::LeaveAsItIs{key, {}},
                                        core::CheckSmoothness{key.application, "staging"},
                                        core::ApproveCommand{{}, true, "staging"}};
    QCOMPARE(all.size(), std::variant_size_v<core::Intent>); // a new kind belongs into this list
    for (std::size_t i = 0; i < all.size(); ++i) {
        QCOMPARE(all[i].index(), i);
        QCOMPARE(core::environmentOf(all[i]), std::string_view("staging"));
    }
}

QTEST_GUILESS_MAIN(IntentTest)
#include "tst_intent.moc"
