# The gstat side of compare.py: Rscript gstat.R WORK SAMPLES OUT NEIGHBOURS CELL
# WORK is krige, idw, cv or variogram; NEIGHBOURS 0 means all; OUT "-" computes and writes nothing.
suppressMessages({library(sp); library(gstat)})
a <- commandArgs(TRUE)
d <- read.csv(a[2]); coordinates(d) <- ~x+y
nmax <- as.numeric(a[4]); if (nmax == 0) nmax <- Inf
model <- vgm(12, "Sph", 5000, 1)
if (a[1] == "variogram") {
  v <- variogram(z~1, d); r <- data.frame(np = v$np, dist = v$dist, gamma = v$gamma)
} else if (a[1] == "cv") {
  k <- krige.cv(z~1, d, model, nmax = nmax, verbose = FALSE, debug.level = 0)
  r <- data.frame(pred = k$var1.pred, var = k$var1.var)
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
