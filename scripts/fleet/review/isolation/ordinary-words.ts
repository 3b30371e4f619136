import { words } from "../../../../config/reading/words";

/** Words that this project writes into everybody's stacks, between spaces, dots, slashes and hyphens; a test tells which are missing. */
const ORDINARY: ReadonlySet<string> = new Set(words`
  abort absolute access account acls acm action actions add addon addons address addresses adds adj admin
  administrators af after again age agent aggregation al2023 alarm alarms alert alertmanager alertname alerts
  alertstate algorithm algorithms alias allocatable allocation allow allowed alpha ambient amd64 ami amz an analysis
  analytics analyzer and annotations another any anytrue ap api apm app applications apply apt architecture
  architectures archival archived are area args arguments arm64 arn arns as asked asn assets associate association
  assume at atomic attached attachment attribute aud audit auth authentication authenticator authority auto
  autoscaler autoscaling availability available avg awk b64 back backlog backup backups balance balancer base base64
  baseline bash be becomes before behind below beta bgp billing bin binding birdwatcher bit blkid block body boltdb
  boot boots bootstrap bottom breaching break bucket buckets buffer buffering busy but by bytes ca calcs calls can
  cannot capacity carry case cat ce central centre certificate change changes channel chart charts check checks chown
  chunks cidr cidrs class classes cleanup client cloud cloudtrail cloudwatch cluster clusters cmp cni code cognito
  color com come command comment community compactor comparison compliance compression concurrent condition conf
  config configs configuration conflicts connect connected connection connections console container containers
  contains content control controller controls convergence copy coredns cores cost could count counts cps cpu crds
  create created creator cri criteria critical cron cross csi curl current custom customer da7 daemon daily dashboard
  dashboards data databases dataplane datapoints datasource datasources day days db dc dd dead deal deb debian
  decimals default defaults delay delete deletes deletion delimiter delivery deny department depends deploy
  deployment desc description desired destination destroy detaching detail details dev device df dh die dimensions
  directory disable discovery disk display dlm dns dnssrv do docker does domain done down dpkg driver duration
  dynamodb each east eay6f ebs ec2 echo editable edns egress eip eks elasticloadbalancing elb elbv2 else email enable
  enabled encoding encrypt encrypted encryption endpoint endpoints endswith enforce engineering eni entry env
  environment envoy error errors esac etc etcd eu euo evaluation event eventbridge events every example exclude exec
  execution executions exemplar exemplars exists exit expander expansion expected expiration expired exporter expr
  expression ext4 extended external ezra facing factor fail failed fails failure false far fatal features fi fields
  file filename files filesystem fill filter filters final finance find findmnt finds fire firehose firing first five
  fleet flow fluent folder for force format formatted found frequency from fstab ftnq full function gateway gateways
  gauge gave general generator get ghcr gif github githubusercontent give given glass global goes googleapis got gp3
  grafana graphs green group groups grown grpc gz gzip handler hard has hash have heads healthz heard height helm
  help histogram history holds home hop host hostname hostnames hour hours how hr http http2 https hvm iam id
  identity idle idp ids if ignore ike ikev2 il image images in included incomplete increase index infinity info
  infrastructure ingress ingressgateway ini initiation input inputs inside insights install installed instance
  instances integrity intelligent interface internal internet interval invalid inventory io ip ips ipsec ipv4 is
  issuer istio istiod it its itself job jobs jpeg jpg jq json k8s key keys kill kind kinesis kinesisfirehose kms
  knows kps kube kubelet kubernetes label labels lack lag lambda large last late latency latest launch layer layers
  le lead least leaves left legend less letter letters lib lifecycle limit limits lines links list listener lo load
  loadbalancer local lock lockfile locks log logging logs loki m0 m1 m2 m3 m4 m5 m6 m6i m7 machine machines main
  managed manager many map mappings marker marketing master match matchers max may me measures medium mem memory mesh
  message metadata metric metrics milliseconds min minimum minor minute minutes mirrors missing mixed mkdir mkfs mode
  monitoring month monthly more most mount mounted mountpoint ms multi multiline multipart mv mx n56u name named
  names namespace nat ncase ndie needs neither nesac net netc network networks never new newer newest nexport nfind
  nfleet nfo nformat nhelp ninstall nmetrics nmount no node nodegroup nodejs22 nodes nofail noncurrent noninteractive
  nor normal north northeast not nothing notification notify now nprepare nretry nset null numask numbers object
  objects objstore oci octo of ohio oidc ok old oldest on once one ones oneshot online only oom open opened openid
  opentelemetry operator ops optimization optimized optional options or orange org organizations other otlp out
  output outputs overall overrides overview own owned owner owners ownership p17 package packages panels panic
  parameter parameters parser parsers password patch path paths pattern patterns pcent pending percent percentunit
  period periods permission permissions persistence persistentvolumeclaim phase phase1 phase2 pilot pipefail place
  placement places plan plane platform plugin png pod pods point policies policy port ports postcondition postgres
  postgresql precondition prefix premium prepare preshared prevent previous primary principal print priority private
  privileged proc processing processors prod production profile program prom prometheus properties protection
  protocol provider providers provisioner proxies proxy public pull put quantile quayio query queue qy r6i range rate
  raw rbac reaches read readlink reads ready reason receive received receiver receivers recent reclaim recommends
  record records recovery red redrive ref referenced refresh refs refused refuses region regions registries registry
  rejects release reload remote repair repeat replace replica replicas replicate replication repo reporter reporting
  repos repositories repository reqps request requester requests required reserved resolution1h resolution5m resolve
  resolved resource resources response restarted restarts restored restrict retain retention retry return role room
  root rotation route route53 routes rule ruler rules run runcmd runs runtime s3 s9 sa say sbin scale scaling
  schedule scheduler schema scope score scrape sdf sdg sdh sdk seconds secret secrets secretsmanager security sed see
  selection selector self send sent serve server servers service services session set settings severity share
  shellcheck shipper short shorter side sidecar signature sigs sigv4 similar size skip slack sleep sn snapshot
  snapshots sns so soft sort source sources south southeast span spanmetrics spans speak spec specifications sqs sse
  ssm stack stacked staging standard starport start stat state statement states static statistic stats status stay
  steps stop stopped storage storageclass store storegateway stream structured sts sub subnet subnets subscription
  suffix sum superuser support svc svs sync system systemctl systemd t3 table tag tagger tagging tags tail take taken
  target targetgroup targets task tcp telemetry temp template templating tempo temporary ten tend termination
  terraform test text tflock tfstate tg than thanos that the their them themselves then these they those threshold
  thresholds throttles tier tiering time timeout timer timers times timeseries timestamp timezone title to together
  token tokens tolerations tolist tooltip topic topology toset total tr trace traces tracing traffic transformer
  transition treat trigger triggers true try tsdb ttl tunnel1 tunnel2 twentieth txt type types uid unavailable under
  unit unknown unneeded until up update updates upgrade upload uploads upsert url us usage use used user usr utc
  utilization uuid v1 v13 v3 value values var variables vector vendedlogs version versioning versions veth vhydq view
  virtualization visibility volume volumes vpa vpc vpn wait wal was waste watch way webhook were west what when who
  whole widgets width wildcard window with within worker working workload workloads world write writes written wrong
  x86 xds xlarge xray xvda xvdf year yes yet yml yyyy z0 zero zeros zip zone zones ztunnel ztunnels
`);

/** Whether a word that could be a client's name is, part by part, one that everybody's stacks have. */
export function isOrdinary(word: string): boolean {
  return word.split("-").every((part) => part.length < 2 || /^\d/.test(part) || ORDINARY.has(part));
}
