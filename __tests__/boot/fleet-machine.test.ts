import { type StubbedMachine, stubbedMachine } from "./stubbed-machine";

const VOLUME = "vol-0abc";
const DEVICE = "dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0abc";
const UNFORMATTED = "exit 2";
const EXT4 = 'case "$*" in *TYPE*) echo ext4 ;; *) echo 11-22 ;; esac';

// They are programs for Debian: elsewhere its tools behave differently.
const describeOnLinux = process.platform === "linux" ? describe : describe.skip;
if (process.platform !== "linux") process.stderr.write("fleet-machine's tests skipped: they need Linux\n");

describeOnLinux("fleet-machine", () => {
  let machine: StubbedMachine;

  beforeEach(() => {
    machine = stubbedMachine();
    machine.write("etc/fstab", "UUID=root / ext4 defaults 0 1\n");
  });

  afterEach(() => machine.remove());

  describe("mount", () => {
    /** Mounts the volume at a folder that isn't mounted yet, or already is from the given source. */
    function mount({ source, blkid = EXT4 }: { source?: string; blkid?: string } = {}, ...more: string[]) {
      machine.stub("blkid", blkid);
      machine.stub("mountpoint", source === undefined ? "exit 1" : "exit 0");
      machine.stub("findmnt", `echo ${source ?? `${machine.folder}/${DEVICE}`}`);
      return machine.fleetMachine("mount", VOLUME, `${machine.folder}/volumes/data`, ...more);
    }

    const formatted = (ran: readonly string[]) => ran.filter((line) => line.startsWith("mkfs"));

    it("gives a new volume a file system and mounts it (S3-61)", () => {
      machine.attach(VOLUME);
      // The first look finds nothing; later ones, after mkfs, find the new file system.
      const { code, ran } = mount({ blkid: `case "$*" in *TYPE*) exit 2 ;; *) echo 11-22 ;; esac` }, "postgres");
      expect(code).toBe(0);
      expect(formatted(ran)).toEqual([`mkfs.ext4 -q ${DEVICE}`]);
      expect(ran).toContain(`mount ${DEVICE} volumes/data`);
      expect(ran).toContain("chown postgres: volumes/data");
    });

    it("never formats a volume that has a file system", () => {
      machine.attach(VOLUME);
      const { code, ran } = mount();
      expect({ code, formatted: formatted(ran) }).toEqual({ code: 0, formatted: [] });
      expect(ran).toContain(`mount ${DEVICE} volumes/data`);
    });

    it.each([
      ["another file system", "echo xfs", "holds xfs, not ext4"],
      ["a partition table, which has no type", "exit 0", "holds an unknown format"],
      ["signatures that contradict each other", "exit 8", "holds an unknown format"],
      ["bytes that blkid can't read", "exit 4", "holds an unknown format"],
    ])("refuses %s and formats nothing", (_what, blkid, sentence) => {
      machine.attach(VOLUME);
      const { code, ran, stderr } = mount({ blkid });
      expect({ code, formatted: formatted(ran) }).toEqual({ code: 1, formatted: [] });
      expect(stderr).toContain(`volume ${VOLUME} ${sentence}`);
      expect(ran.filter((line) => line.startsWith("mount "))).toEqual([]);
    });

    it("refuses a volume without a signature on which something is written", () => {
      machine.attach(VOLUME, Buffer.from("not nothing"));
      const { code, ran, stderr } = mount({ blkid: UNFORMATTED });
      expect({ code, formatted: formatted(ran) }).toEqual({ code: 1, formatted: [] });
      expect(stderr).toContain("neither new nor a file system");
    });

    it("says which volume is missing", () => {
      const { code, stderr } = mount();
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `fleet-machine: volume ${VOLUME} is not attached after 0 s\n`,
      });
    });

    it("takes the name it was attached under where the id names no device", () => {
      const xen = machine.attach("vol-xen");
      machine.stub("findmnt", `echo ${xen}`);
      const { code, ran } = mount({ source: xen }, "root", xen);
      expect(code).toBe(0);
      expect(ran).toContain("resize2fs dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_volxen");
    });

    it("lets the file system of a mounted volume grow and mounts nothing twice", () => {
      const { code, ran } = mount({ source: machine.attach(VOLUME) });
      expect(code).toBe(0);
      expect(ran).toContain(`resize2fs ${DEVICE}`);
      expect(ran.filter((line) => line.startsWith("mount "))).toEqual([]);
    });

    it("refuses a folder that another volume is mounted at", () => {
      machine.attach(VOLUME);
      const { code, stderr } = mount({ source: "/dev/other" });
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringContaining("not from volume vol-0abc") as string,
      });
    });

    it("keeps one line in fstab, by UUID, that no boot waits for in vain", () => {
      machine.write(
        "etc/fstab",
        `UUID=root / ext4 defaults 0 1\nUUID=old ${machine.folder}/volumes/data ext4 nofail 0 2\n`,
      );
      machine.attach(VOLUME);
      mount();
      mount();
      expect(machine.read("etc/fstab").replaceAll(`${machine.folder}/`, "")).toBe(
        "UUID=root / ext4 defaults 0 1\nUUID=11-22 volumes/data ext4 nofail,x-systemd.device-timeout=600 0 2\n",
      );
    });
  });

  describe("prepare", () => {
    beforeEach(() => {
      machine.write(
        "etc/fleet/machine.env",
        "MACHINE='acme-analytics'\nREGION='us-east-2'\nMETRICS_NAMESPACE='Fleet'\n",
      );
      machine.stub("dpkg-query", "exit 1");
      machine.stub("dpkg", "echo arm64");
    });

    it("installs the AWS CLI, and Session Manager's agent from the machine's region (M-53, C-20)", () => {
      const { code, ran } = machine.fleetMachine("prepare");
      expect(code).toBe(0);
      expect(ran).toContainEqual(expect.stringMatching(/^apt-get .* install awscli curl jq$/));
      expect(ran).toContainEqual(
        expect.stringContaining(
          "https://s3.us-east-2.amazonaws.com/amazon-ssm-us-east-2/latest/debian_arm64/amazon-ssm-agent.deb",
        ),
      );
      expect(ran.slice(-2)).toEqual([
        "dpkg -i /run/amazon-ssm-agent.deb",
        "systemctl enable --now amazon-ssm-agent.service",
      ]);
    });

    it("leaves an agent that is installed alone", () => {
      machine.stub("dpkg-query");
      const { ran } = machine.fleetMachine("prepare");
      expect(ran.filter((line) => /^(curl|dpkg) /.test(line))).toEqual([]);
    });

    it("turns every package source to HTTPS, the only way out of the network", () => {
      machine.write("etc/apt/sources.list", "deb http://deb.debian.org/debian trixie main\n");
      machine.write("etc/apt/sources.list.d/debian.sources", "URIs: http://deb.debian.org/debian\n");
      machine.fleetMachine("prepare");
      machine.fleetMachine("prepare");
      expect(machine.read("etc/apt/sources.list")).toBe("deb https://deb.debian.org/debian trixie main\n");
      expect(machine.read("etc/apt/sources.list.d/debian.sources")).toBe("URIs: https://deb.debian.org/debian\n");
    });

    it("fails when packages stay out of reach", () => {
      machine.stub("apt-get", "exit 100");
      const { code, ran } = machine.fleetMachine("prepare");
      expect(code).toBe(1);
      expect(ran.filter((line) => line.startsWith("systemctl"))).toEqual([]);
    });
  });

  describe("metrics", () => {
    it("tells in one call how full each mounted volume is, and the values it is given (S3-63, S3-73)", () => {
      machine.write("etc/fleet/machine.env", "MACHINE='acme-primary'\nREGION='us-east-2'\nMETRICS_NAMESPACE='Fleet'\n");
      machine.stub("mountpoint", '[[ "$*" == *volumes/data ]]');
      machine.stub("df", 'echo "Use%"; echo " 42%"');
      machine.write("volumes/data", "");
      machine.write("volumes/wal", "");
      const { code, ran } = machine.fleetMachine("metrics", "BackupAgeHours=3");
      expect(code).toBe(0);
      expect(ran.filter((line) => line.startsWith("aws"))).toEqual([
        "aws --region us-east-2 cloudwatch put-metric-data --namespace Fleet --metric-data " +
          "MetricName=DiskUsedPercent,Value=42,Dimensions=[{Name=Machine,Value=acme-primary},{Name=Volume,Value=data}] " +
          "MetricName=BackupAgeHours,Value=3,Dimensions=[{Name=Machine,Value=acme-primary}]",
      ]);
    });

    it("ends with 3 on a machine without settings", () => {
      expect(machine.fleetMachine("metrics")).toMatchObject({ code: 3 });
    });
  });

  it("--help names every command", () => {
    expect(machine.fleetMachine("--help")).toMatchObject({ code: 0, stderr: "" });
  });

  it.each([[[]], [["erase"]], [["prepare", "now"]], [["mount", VOLUME]], [["install"]]])("%j ends with 2", (args) => {
    const { code, stderr, ran } = machine.fleetMachine(...args);
    expect({ code, ran, stderr }).toEqual({
      code: 2,
      ran: [],
      stderr: expect.stringContaining("fleet-machine") as string,
    });
  });
});
