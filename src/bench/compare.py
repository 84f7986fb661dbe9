#!/usr/bin/env python3
"""Times brakefern against gstat and gdal_grid, whole process against whole process.

    mvn -q package -DskipTests
    python3 src/bench/compare.py [--runs 3] [--work FOLDER] [--only WORD]

Makes its own inputs, installs nothing, and leaves out rivals that are not there. The processes take turns, each at its
default number of threads; medians are printed. brakefern writes its result as a GeoTIFF or CSV, gstat only computes,
gdal_grid writes. Answers are compared with gstat's in a run of their own, in full double precision, on 100 x 100 cells
(leave-one-out: on 200 points).
"""
import argparse, csv, math, os, random, shutil, statistics, subprocess, sys, time
from pathlib import Path

HERE = Path(__file__).resolve().parent
JAR = HERE.parent.parent / "target" / "brakefern.jar"
MODEL = "1 Nug + 12 Sph(5000)"
EXTENT = ["--extent", "0,0,20000,20000"]


def points(path, count, seed):
    """A smooth field and noise at uniform places of a square of 20 km."""
    drawn = random.Random(seed)
    with open(path, "w") as out:
        out.write("x,y,z\n")
        for _ in range(count):
            x, y = round(drawn.uniform(0, 20000), 3), round(drawn.uniform(0, 20000), 3)
            z = 20 + 5 * math.sin(x / 1500) * math.cos(y / 2100) + 3 * math.sin((x + y) / 900) + drawn.gauss(0, 1)
            out.write(f"{x:.3f},{y:.3f},{z:.6f}\n")


def timed(command):
    """Wall seconds, processor seconds and MB of one whole process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(map(str, command))} ended with {status}: {errors.decode()[-500:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def numbers(path, columns):
    with open(path, encoding="utf-8-sig") as rows:
        return [[float(row[c]) for c in columns] for row in csv.DictReader(rows)]


def worst(ours, theirs):
    """Largest relative difference of two tables of numbers."""
    if len(ours) != len(theirs):
        return math.inf
    return max(abs(a - b) / max(abs(b), 1e-300) for one, other in zip(ours, theirs) for a, b in zip(one, other))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--work", type=Path, default=HERE.parent.parent / "target" / "bench")
    options.add_argument("--only", default="", help="only rows whose name holds this word")
    given = options.parse_args()
    folder = given.work
    folder.mkdir(parents=True, exist_ok=True)
    many, few = folder / "pts10k.csv", folder / "pts200.csv"
    points(many, 10_000, 20240601)
    points(few, 200, 20240602)
    (folder / "pts.vrt").write_text(
        f'<OGRVRTDataSource><OGRVRTLayer name="pts10k"><SrcDataSource>{many}</SrcDataSource>'
        '<GeometryType>wkbPoint</GeometryType><GeometryField encoding="PointFromColumns" x="x" y="y" z="z"/>'
        "</OGRVRTLayer></OGRVRTDataSource>")

    def ours(work, samples, out, *more):
        return ["java", "-XX:+UseParallelGC", "-jar", str(JAR), work, str(samples), "--value", "z", "--quiet",
                "--out", str(folder / out), *more]

    def gstat(work, samples, neighbours, cell=0, out="-"):
        return ["Rscript", str(HERE / "gstat.R"), work, str(samples), str(out), str(neighbours), str(cell)]

    def gdal(algorithm, cells):
        return ["gdal_grid", "-q", "-a", algorithm, "-txe", "0", "20000", "-tye", "20000", "0", "-outsize", str(cells),
                str(cells), "-ot", "Float32", "-l", "pts10k", str(folder / "pts.vrt"), str(folder / "gdal.tif"),
                "--config", "GDAL_NUM_THREADS", "ALL_CPUS"]

    def gridded(work, samples, neighbours, cell, out):
        near = ["--max-samples", str(neighbours)] if neighbours else []
        model = ["--model", MODEL] if work == "krige" else []
        return ours(work, samples, out, *model, *near, "--cell", str(cell), *EXTENT)

    def grid_check(work, samples, neighbours, columns):
        return (gridded(work, samples, neighbours, 200, "check.csv"),
                gstat(work, samples, neighbours, 200, folder / "theirs.csv"), columns)

    rows = [
        ("local OK with variance, 10,000 points, 20 nearest, 1M cells", 10,
         gridded("krige", many, 20, 20, "a.tif"), {"gstat": gstat("krige", many, 20, 20)},
         grid_check("krige", many, 20, ["pred", "var"])),
        ("global OK with variance, 200 points, 1M cells", 6,
         gridded("krige", few, 0, 20, "b.tif"), {"gstat": gstat("krige", few, 0, 20)},
         grid_check("krige", few, 0, ["pred", "var"])),
        ("IDW 12 nearest, 10,000 points, 1M cells", 2.5,
         gridded("idw", many, 12, 20, "c.tif"),
         {"gstat": gstat("idw", many, 12, 20), "gdal_grid": gdal("invdistnn:power=2:radius=1500:max_points=12", 1000)},
         grid_check("idw", many, 12, ["pred"])),
        ("IDW all points, 10,000 points, 2000 x 2000 cells", 1,
         gridded("idw", many, 0, 10, "d.tif"), {"gdal_grid": gdal("invdist:power=2", 2000)},
         grid_check("idw", many, 0, ["pred"])),
        ("leave-one-out, 10,000 points, 20 nearest", 10,
         ours("cv", many, "e.csv", "--model", MODEL, "--max-samples", "20"), {"gstat": gstat("cv", many, 20)},
         (ours("cv", few, "check.csv", "--model", MODEL, "--max-samples", "20"),
          gstat("cv", few, 20, 0, folder / "theirs.csv"), ["pred", "var"])),
        ("empirical variogram, 10,000 points, default cutoff", 5,
         ours("variogram", many, "f.csv", "--model", MODEL), {"gstat": gstat("variogram", many, 0)},
         (ours("variogram", many, "check.csv"), gstat("variogram", many, 0, 0, folder / "theirs.csv"),
          ["np", "dist", "gamma"])),
    ]
    print("| work | rival | brakefern wall s, processor s, MB | rival wall s, processor s, MB | times faster | asked"
          " | largest relative difference |\n|---|---|---|---|---|---|---|")
    for name, asked, mine, rivals, (check, check_rival, columns) in rows:
        if given.only not in name:
            continue
        rivals = {rival: command for rival, command in rivals.items() if shutil.which(command[0])}
        difference = "-"
        if shutil.which("Rscript"):
            timed(check)
            timed(check_rival)
            difference = f"{worst(numbers(folder / 'check.csv', columns), numbers(folder / 'theirs.csv', columns)):.1e}"
        runs = {rival: [] for rival in ["brakefern", *rivals]}
        for _ in range(given.runs):
            runs["brakefern"].append(timed(mine))
            for rival, command in rivals.items():
                runs[rival].append(timed(command))
        middle = {who: [statistics.median(figure) for figure in zip(*figures)] for who, figures in runs.items()}
        words = {who: "{:.2f}, {:.2f}, {:.0f}".format(*figures) for who, figures in middle.items()}
        for rival in rivals:
            faster = middle[rival][0] / middle["brakefern"][0]
            print(f"| {name} | {rival} | {words['brakefern']} | {words[rival]} | {faster:.1f} | {asked} | {difference} |",
                  flush=True)


if __name__ == "__main__":
    main()
