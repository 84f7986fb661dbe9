#!/usr/bin/env python3
"""Times brakefern against gstat, gdal_grid and ogr2ogr, whole process against whole process.

    mvn -q package -DskipTests
    python3 src/bench/compare.py [--runs 3] [--work FOLDER] [--only WORD] [--growth | --engine]

Makes its own inputs, installs nothing, and leaves out rivals that are not there. The processes take turns, each at its
default number of threads; medians are printed. brakefern writes its result as a GeoTIFF or CSV, gstat only computes,
gdal_grid and ogr2ogr write. Answers are compared with gstat's in a run of their own, in full double precision, on 100 x
100 cells (leave-one-out: on 200 points); the two GeoPackages by their counts, sums, areas and indexes.
"""
import argparse, csv, math, os, random, shutil, sqlite3, statistics, struct, subprocess, sys, time
from pathlib import Path

HERE = Path(__file__).resolve().parent
JAR = HERE.parent.parent / "target" / "brakefern.jar"
LAUNCHER = JAR.with_name("brakefern")
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


def parcels(path, count, seed):
    """Polygons of 5 to 10 vertices as WKT, with 20 attributes: 5 texts, 6 whole numbers, 9 reals."""
    drawn = random.Random(seed)
    side = math.ceil(math.sqrt(count))
    names = ["parcel_id", "village", "land_use", "crop", "remark", *(f"n{k}" for k in range(1, 7)),
             *(f"v{k}" for k in range(1, 10))]
    with open(path, "w", encoding="utf-8") as out:
        out.write("wkt," + ",".join(names) + "\n")
        for i in range(count):
            x, y, corners = 430000 + 60 * (i % side), 2740000 + 60 * (i // side), drawn.randint(5, 10)
            ring = [(x + drawn.uniform(15, 29) * math.cos(2 * math.pi * k / corners),
                     y + drawn.uniform(15, 29) * math.sin(2 * math.pi * k / corners)) for k in range(corners)]
            wkt = ", ".join(f"{a:.3f} {b:.3f}" for a, b in [*ring, ring[0]])
            cells = [f"P{i:06d}", f"village {drawn.randint(1, 300)}", drawn.choice(["paddy", "dryland", "orchard"]),
                     f"作物{drawn.randint(1, 9)}", "" if i % 3 else f"see sheet {i}",
                     *(str(drawn.randint(0, 10 ** k)) for k in range(1, 7)),
                     *(f"{drawn.lognormvariate(0, 1):.{k % 4 + 2}f}" for k in range(9))]
            out.write(f'"POLYGON (({wkt}))",' + ",".join(cells) + "\n")


def area(blob):
    """Area of the outline of a polygon of a GeoPackage, whose header has the bounds."""
    count = struct.unpack_from("<I", blob, 49)[0]
    xy = struct.unpack_from(f"<{2 * count}d", blob, 53)
    x, y = [v - xy[0] for v in xy[::2]], [v - xy[1] for v in xy[1::2]]
    return abs(sum(x[i] * y[i + 1] - x[i + 1] * y[i] for i in range(count - 1))) / 2


def totals(path):
    """What a GeoPackage of parcels comes to: counts, sums, lengths of texts, area, extent and the index."""
    with sqlite3.connect(path) as file:
        names = [row[1] for row in file.execute("PRAGMA table_info(parcels)") if row[1] not in ("fid", "geom", "wkt")]
        sums = ", ".join(f"sum({n}), count({n})" if n[0] in "nv" and n != "village" else f"sum(length({n}))"
                         for n in names)
        return [*file.execute(f"SELECT count(*), {sums} FROM parcels").fetchone(),
                sum(area(row[0]) for row in file.execute("SELECT geom FROM parcels")),
                *file.execute("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents").fetchone(),
                *file.execute("SELECT count(*), sum(id) FROM rtree_parcels_geom").fetchone(),
                file.execute("SELECT rtreecheck('rtree_parcels_geom')").fetchone()[0] == "ok"]


def timed(command):
    """Wall seconds, processor seconds and MB of one whole process."""
    for word in command:
        if str(word).endswith("theirs.gpkg"):
            Path(word).unlink(missing_ok=True)  # ogr2ogr replaces no file
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


def grow(folder, ours):
    """How the cost of local kriging and IDW grows: points at a million cells, cells at 10,000 points."""
    print("| points | cells | krige: wall s, processor s, MB | idw: wall s, processor s, MB |\n|---|---|---|---|")
    for count, side in [(1_000, 1000), (10_000, 1000), (100_000, 1000), (1_000_000, 1000),
                        (10_000, 100), (10_000, 316), (10_000, 3162), (500_000, 3162)]:
        samples = folder / f"grow{count}.csv"
        if not samples.exists():
            points(samples, count, 20240605)
        figures = []
        for work, near in [("krige", ["--model", MODEL, "--max-samples", "20"]), ("idw", ["--max-samples", "12"])]:
            command = ours(work, samples, "grow.tif", *near, "--cell", str(20000 / side), *EXTENT)
            if count == 500_000:
                command.insert(1, "-Xmx512m")
            figures.append("{:.2f}, {:.2f}, {:.0f}".format(*timed(command)))
        heap = " with -Xmx512m" if count == 500_000 else ""
        print(f"| {count:,} | {side * side:,}{heap} | {figures[0]} | {figures[1]} |", flush=True)


def engine(folder):
    """100,000 targets, 506,645 points, 30 nearest, one thread, timed inside the processes; 1,000 answers compared."""
    many, targets = folder / "pts506645.csv", folder / "targets.csv"
    points(many, 506_645, 20240605)
    subprocess.run(["java", "-cp", str(JAR), str(HERE / "EngineAlone.java"), str(many), str(targets),
                    str(folder / "ours.csv")], check=True)
    print("KrigeKit, published, another machine: 1.34 s")
    if shutil.which("Rscript"):
        subprocess.run(["Rscript", str(HERE / "gstat.R"), "engine", str(many), str(targets),
                        str(folder / "theirs.csv")], check=True)
        both = [numbers(folder / name, ["pred", "var"])[:1000] for name in ("ours.csv", "theirs.csv")]
        print(f"largest relative difference of 1,000 answers: {worst(*both):.1e}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--work", type=Path, default=HERE.parent.parent / "target" / "bench")
    options.add_argument("--growth", action="store_true", help="how cost grows with points and cells, in place of rivals")
    options.add_argument("--engine", action="store_true", help="the engine alone on one thread, in place of rivals")
    options.add_argument("--only", default="", help="only rows whose name holds this word")
    given = options.parse_args()
    folder = given.work
    folder.mkdir(parents=True, exist_ok=True)
    many, few = folder / "pts10k.csv", folder / "pts200.csv"
    points(many, 10_000, 20240601)
    points(few, 200, 20240602)
    fields = folder / "parcels.csv"
    parcels(fields, 100_000, 20240603)
    (folder / "pts.vrt").write_text(
        f'<OGRVRTDataSource><OGRVRTLayer name="pts10k"><SrcDataSource>{many}</SrcDataSource>'
        '<GeometryType>wkbPoint</GeometryType><GeometryField encoding="PointFromColumns" x="x" y="y" z="z"/>'
        "</OGRVRTLayer></OGRVRTDataSource>")

    def program(work, file, out, *more):
        start = [str(LAUNCHER)] if LAUNCHER.exists() else ["java", "-jar", str(JAR)]
        return [*start, work, str(file), "--quiet", "--out", str(folder / out), *more]

    def ours(work, samples, out, *more):
        return program(work, samples, out, "--value", "z", *more)

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

    ogr2ogr = ["ogr2ogr", "-f", "GPKG", "-a_srs", "EPSG:4545", "-oo", "GEOM_POSSIBLE_NAMES=wkt", "-oo",
               "AUTODETECT_TYPE=YES", str(folder / "theirs.gpkg"), str(fields)]
    convert = program("convert", fields, "ours.gpkg", "--crs", "EPSG:4545")
    squares, centres, some = (folder / f for f in ("squares.csv", "centres.csv", "pts400.csv"))
    points(some, 400, 20240604)
    places = [(100 + 200 * (i % 100), 100 + 200 * (i // 100)) for i in range(10_000)]
    centres.write_text("x,y\n" + "".join(f"{x},{y}\n" for x, y in places))
    squares.write_text("WKT\n" + "".join(
        f'"POLYGON (({x - 60} {y - 60}, {x + 60} {y - 60}, {x + 60} {y + 60}, {x - 60} {y + 60}, {x - 60} {y - 60}))"\n'
        for x, y in places))
    over = ["--model", MODEL, "--max-samples", "30"]
    parcelled = ours("krige", many, "check.csv", *over, "--parcels", str(squares), "--points", "16")
    blocks = ours("krige", many, "check.csv", *over, "--at", str(centres), "--block", "120")
    simulated = ours("simulate", some, "s.tif", "--model", MODEL, "--max-samples", "24", "--realisations", "200",
                     "--cell", "89.4", *EXTENT)
    if shutil.which("saga_cmd") and shutil.which("ogr2ogr"):
        # SAGA reads no plain CSV as points; what is made here is not timed.
        subprocess.run(["ogr2ogr", "-oo", "X_POSSIBLE_NAMES=x", "-oo", "Y_POSSIBLE_NAMES=y", "-oo",
                        "AUTODETECT_TYPE=YES", str(folder / "saga.shp"), str(many)], check=True)
    saga = ["saga_cmd", "-f=s", "grid_gridding", "1", "-POINTS", str(folder / "saga.shp"), "-FIELD", "z",
            "-TARGET_DEFINITION", "0", "-TARGET_USER_SIZE", "20", "-TARGET_USER_XMIN", "10", "-TARGET_USER_XMAX",
            "19990", "-TARGET_USER_YMIN", "10", "-TARGET_USER_YMAX", "19990", "-SEARCH_RANGE", "1",
            "-SEARCH_POINTS_ALL", "0", "-SEARCH_POINTS_MAX", "12", "-TARGET_OUT_GRID", str(folder / "saga.sgrd")]
    rows = [
        ("local OK with variance, 10,000 points, 20 nearest, 1M cells", 10,
         gridded("krige", many, 20, 20, "a.tif"), {"gstat": gstat("krige", many, 20, 20)},
         grid_check("krige", many, 20, ["pred", "var"])),
        ("global OK with variance, 200 points, 1M cells", 6,
         gridded("krige", few, 0, 20, "b.tif"), {"gstat": gstat("krige", few, 0, 20)},
         grid_check("krige", few, 0, ["pred", "var"])),
        ("IDW 12 nearest, 10,000 points, 1M cells", 2.5,
         gridded("idw", many, 12, 20, "c.tif"),
         {"gstat": gstat("idw", many, 12, 20), "gdal_grid": gdal("invdistnn:power=2:radius=1500:max_points=12", 1000),
          "saga_cmd": saga},
         grid_check("idw", many, 12, ["pred"])),
        ("IDW all points, 10,000 points, 2000 x 2000 cells", 1,
         gridded("idw", many, 0, 10, "d.tif"), {"gdal_grid": gdal("invdist:power=2", 2000)},
         grid_check("idw", many, 0, ["pred"])),
        ("10,000 parcels of 16 points, 10,000 points, 30 nearest", 15, parcelled,
         {"gstat": gstat("parcels", many, 30, 120)},
         (parcelled, gstat("parcels", many, 30, 120, folder / "theirs.csv"), ["pred", "var"])),
        ("10,000 square blocks of 4 x 4 points, 10,000 points, 30 nearest", 1, blocks,
         {"gstat": gstat("blocks", many, 30, 120)},
         (blocks, gstat("blocks", many, 30, 120, folder / "theirs.csv"), ["pred", "var"])),
        ("200 realisations, 50,000 nodes, 400 points, 24 neighbours", 15, simulated,
         {"gstat": gstat("simulate", some, 24)}, None),
        ("leave-one-out, 10,000 points, 20 nearest", 10,
         ours("cv", many, "e.csv", "--model", MODEL, "--max-samples", "20"), {"gstat": gstat("cv", many, 20)},
         (ours("cv", few, "check.csv", "--model", MODEL, "--max-samples", "20"),
          gstat("cv", few, 20, 0, folder / "theirs.csv"), ["pred", "var"])),
        ("empirical variogram, 10,000 points, default cutoff", 5,
         ours("variogram", many, "f.csv", "--model", MODEL), {"gstat": gstat("variogram", many, 0)},
         (ours("variogram", many, "check.csv"), gstat("variogram", many, 0, 0, folder / "theirs.csv"),
          ["np", "dist", "gamma"])),
        ("100,000 parcels with 20 attributes, CSV with WKT to an indexed GeoPackage", 1, convert, {"ogr2ogr": ogr2ogr},
         (convert, ogr2ogr, [])),
    ]
    if given.growth:
        grow(folder, ours)
        return
    if given.engine:
        engine(folder)
        return
    print("| work | rival | brakefern wall s, processor s, MB | rival wall s, processor s, MB | times faster | asked"
          " | largest relative difference |\n|---|---|---|---|---|---|---|")
    for name, asked, mine, rivals, checks in rows:
        if given.only not in name:
            continue
        rivals = {rival: command for rival, command in rivals.items() if shutil.which(command[0])}
        difference = "-"
        check, check_rival, columns = checks or (None, [""], [])  # random numbers have nothing to compare one by one
        if shutil.which(check_rival[0]):
            timed(check)
            timed(check_rival)
            both = ([[totals(folder / "ours.gpkg")], [totals(folder / "theirs.gpkg")]] if check is convert
                    else [numbers(folder / name, columns) for name in ("check.csv", "theirs.csv")])
            difference = f"{worst(*both):.1e}"
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
