# shellcheck shell=bash
# Certificates of the lab, in the places and with the names that kubeadm and Kubespray use. Sourced by lab.sh.
# Everything goes to $LAB/pki; keys are P-256, because a lab that starts in seconds cannot wait for RSA.

# pki_ca NAME COMMON_NAME
pki_ca() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -sha256 -subj "/CN=$2" \
    -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign,digitalSignature' \
    -keyout "$LAB/pki/$1.key" -out "$LAB/pki/$1.crt" 2>/dev/null
}

# pki_cert CA NAME SUBJECT [SUBJECT_ALT_NAMES]
pki_cert() {
  local ca=$LAB/pki/$1 out=$LAB/pki/$2 extensions=(-addext 'keyUsage=critical,digitalSignature,keyEncipherment' -addext 'extendedKeyUsage=serverAuth,clientAuth')
  [ -n "${4:-}" ] && extensions+=(-addext "subjectAltName=$4")
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -sha256 -subj "$3" -CA "$ca.crt" -CAkey "$ca.key" \
    -addext 'basicConstraints=critical,CA:FALSE' "${extensions[@]}" -keyout "$out.key" -out "$out.crt" 2>/dev/null
}

# pki_kubeconfig FILE SERVER CERTIFICATE_NAME CONTEXT: everything inside the file, so that it can be copied anywhere.
pki_kubeconfig() {
  local file=$1 server=$2 name=$3 context=$4
  cat > "$file" <<CONF
apiVersion: v1
kind: Config
clusters:
- name: lab
  cluster:
    certificate-authority-data: $(base64 -w 0 "$LAB/pki/ca.crt")
    server: $server
contexts:
- name: $context
  context: { cluster: lab, user: $name }
current-context: $context
users:
- name: $name
  user:
    client-certificate-data: $(base64 -w 0 "$LAB/pki/$name.crt")
    client-key-data: $(base64 -w 0 "$LAB/pki/$name.key")
CONF
  chmod 600 "$file"
}

make_pki() {
  local node ip sans="DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local"
  local etcd_sans="DNS:localhost,IP:127.0.0.1,IP:$LAB_HOST_IP"
  sans+=",DNS:localhost,DNS:lb-apiserver.kubernetes.local,IP:127.0.0.1,IP:10.233.0.1,IP:$LAB_HOST_IP"
  for node in "${LAB_CONTROL_PLANES[@]}"; do
    ip=$(node_ip "$node")
    sans+=",DNS:$node,IP:$ip"; etcd_sans+=",DNS:$node,IP:$ip"
  done
  install -d -m 700 "$LAB/pki"
  pki_ca ca kubernetes
  pki_ca etcd-ca etcd-ca
  pki_cert ca apiserver /CN=kube-apiserver "$sans"
  pki_cert ca admin /O=system:masters/CN=kubernetes-admin
  pki_cert ca controller-manager /O=system:masters/CN=system:kube-controller-manager
  pki_cert ca scheduler /CN=system:kube-scheduler
  pki_cert etcd-ca etcd-member /CN=etcd-member "$etcd_sans"
  pki_cert etcd-ca etcd-admin /CN=etcd-admin "$etcd_sans"
  for node in "${LAB_NODES[@]}"; do
    pki_cert ca "$node" "/O=system:nodes/CN=system:node:$node" "DNS:$node,IP:$(node_ip "$node")"
  done
  openssl ecparam -name prime256v1 -genkey -noout -out "$LAB/pki/sa.key"
  openssl ec -in "$LAB/pki/sa.key" -pubout -out "$LAB/pki/sa.pub" 2>/dev/null
  pki_kubeconfig "$LAB/admin.kubeconfig" "https://$LAB_HOST_IP:6443" admin lab
  pki_kubeconfig "$LAB/pki/admin.conf" https://127.0.0.1:6443 admin kubernetes-admin@cluster.local
  pki_kubeconfig "$LAB/pki/controller-manager.conf" "https://$LAB_HOST_IP:6443" controller-manager lab
  pki_kubeconfig "$LAB/pki/scheduler.conf" "https://$LAB_HOST_IP:6443" scheduler lab
}
