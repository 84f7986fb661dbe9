# The gstat side of compare.py: Rscript gstat.R WORK SAMPLES OUT NEIGHBOURS CELL
# WORK is krige, idw, cv, variogram, parcels, blocks or simulate; NEIGHBOURS 0 means all; OUT "-" computes and writes
# nothing. CELL is the side of a cell; for parcels and blocks that of 100 x 100 squares 200 m apart.
suppressMessages({library(sp); library(gstat)})
a <- commandArgs(TRUE)
if (a[1] == "engine") {  # Rscript gstat.R engine POINTS TARGETS OUT: the engine alone, timed inside the process
  d <- read.csv(a[2]); coordinates(d) <- ~x+y; g <- read.csv(a[3]); coordinates(g) <- ~x+y
  t <- system.time(k <- krige(z~1, d, g, vgm(12, "Sph", 5000, 1), nmax = 30, debug.level = 0))
  cat(sprintf("gstat: %.2f s\n", t[["elapsed"]]))
  r <- data.frame(pred = k$var1.pred, var = k$var1.var)
  write.table(format(r, digits = 17), a[4], sep = ",", row.names = FALSE, quote = FALSE)
  quit()
}
d <- read.csv(a[2]); coordinates(d) <- ~x+y
nmax <- as.numeric(a[4]); if (nmax == 0) nmax <- Inf
model <- vgm(12, "Sph", 5000, 1)
if (a[1] == "variogram") {
  v <- variogram(z~1, d); r <- data.frame(np = v$np, dist = v$dist, gamma = v$gamma)
} else if (a[1] == "cv") {
  k <- krige.cv(z~1, d, model, nmax = nmax, verbose = FALSE, debug.level = 0)
  r <- data.frame(pred = k$var1.pred, var = k$var1.var)
} else if (a[1] %in% c("parcels", "blocks")) {
  side <- as.numeric(a[5])
  x <- rep(100 + 200 * (0:99), 100); y <- rep(100 + 200 * (0:99), each = 100)
  if (a[1] == "blocks") {
    g <- data.frame(x, y); coordinates(g) <- ~x+y
    k <- krige(z~1, d, g, model, nmax = nmax, block = c(side, side), debug.level = 0)
  } else {
    h <- side / 2
    g <- SpatialPolygons(lapply(seq_along(x), function(i) Polygons(list(Polygon(cbind(
      x[i] + h * c(-1, 1, 1, -1, -1), y[i] + h * c(-1, -1, 1, 1, -1)))), as.character(i))))
    k <- predict(gstat(formula = z~1, data = d, model = model, nmax = nmax), g, debug.level = 0,
                 sps.args = list(n = 16, type = "regular", offset = c(.5, .5)))
  }
  r <- data.frame(pred = k$var1.pred, var = k$var1.var)
} else if (a[1] == "simulate") {
  g <- expand.grid(x = 80 * (seq_len(250) - .5), y = 20000 - 100 * (seq_len(200) - .5)); coordinates(g) <- ~x+y
  k <- krige(z~1, d, g, model, nmax = nmax, nsim = 200, debug.level = 0)
  sims <- as.matrix(k@data); r <- data.frame(mean = rowMeans(sims), var = apply(sims, 1, var))
} else {
  cell <- as.numeric(a[5]); n <- 20000 / cell
  g <- expand.grid(x = cell * (seq_len(n) - .5), y = 20000 - cell * (seq_len(n) - .5)); coordinates(g) <- ~x+y
  if (a[1] == "krige") {
    k <- krige(z~1, d, g, model, nmax = nmax, debug.level = 0)
    r <- data.frame(pred = k$var1.pred, var = k$var1.var)
  } else {
    k <- idw(z~1, d, g, idp = 2, nmax = nmax, debug.level = 0)
    r <- data.frame(pred = k$var1.pred)
  }
}
if (a[3] != "-") write.table(format(r, digits = 17), a[3], sep = ",", row.names = FALSE, quote = FALSE)
