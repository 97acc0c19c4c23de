// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/certificate.hpp"

#include "operation/enum_names.hpp"

namespace kubemori::operation {

using namespace maintenance;

template<> struct EnumNames<CertificateFamily>
{
    static constexpr std::array table{
        std::pair{CertificateFamily::Authority, "authority"},
        std::pair{CertificateFamily::ApiServer, "api-server"},
        std::pair{CertificateFamily::ApiServerClient, "api-server-client"},
        std::pair{CertificateFamily::FrontProxy, "front-proxy"},
        std::pair{CertificateFamily::EtcdMember, "etcd-member"},
        std::pair{CertificateFamily::EtcdAdmin, "etcd-admin"},
        std::pair{CertificateFamily::EtcdNode, "etcd-node"},
        std::pair{CertificateFamily::KubeletClient, "kubelet-client"},
        std::pair{CertificateFamily::KubeletServing, "kubelet-serving"},
        std::pair{CertificateFamily::Kubeconfig, "kubeconfig"},
        std::pair{CertificateFamily::NetworkCopy, "network-copy"},
        std::pair{CertificateFamily::Other, "other"},
    };
};

template<> struct EnumNames<CertificateSource>
{
    static constexpr std::array table{
        std::pair{CertificateSource::File, "file"},
        std::pair{CertificateSource::Kubeconfig, "kubeconfig"},
        std::pair{CertificateSource::Served, "served"},
    };
};

template<> struct EnumNames<KeyMatch>
{
    static constexpr std::array table{
        std::pair{KeyMatch::NotLooked, "not-looked"},
        std::pair{KeyMatch::None, "none"},
        std::pair{KeyMatch::Same, "same"},
        std::pair{KeyMatch::Differs, "differs"},
        std::pair{KeyMatch::Unreadable, "unreadable"},
    };
};

template<> struct EnumNames<RenewTimer>
{
    static constexpr std::array table{
        std::pair{RenewTimer::Unknown, "unknown"},
        std::pair{RenewTimer::None, "none"},
        std::pair{RenewTimer::Off, "off"},
        std::pair{RenewTimer::On, "on"},
    };
};

} // namespace kubemori::operation

namespace kubemori::maintenance {

QString toString(CertificateFamily family)
{
    return operation::nameOf(family);
}

QString toString(CertificateSource source)
{
    return operation::nameOf(source);
}

QString toString(KeyMatch match)
{
    return operation::nameOf(match);
}

QString toString(RenewTimer timer)
{
    return operation::nameOf(timer);
}

} // namespace kubemori::maintenance
