"""Opens the layers of a results.gpkg as QGIS does and prints what a user would see of each.

Run with the Python that has QGIS' modules (Debian: packages qgis and python3-qgis), without a screen:

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 src/test/reference/qgis_default_style.py RESULT/results.gpkg

Prints for each layer: name, whether the style of the file was taken, renderer, number of features, and for each
category its value, label, colour and number of features. Exits with 1 where a layer is not valid or opens unstyled.
"""

import os
import sys

from qgis.core import QgsApplication, QgsVectorLayer


def describe(path, name):
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    if not layer.isValid():
        print(f"{name}: not valid")
        return False
    message, styled = layer.loadDefaultStyle()
    renderer = layer.renderer()
    print(
        f"{name}: styled={styled} renderer={renderer.type()} features={layer.featureCount()}"
        f" crs={layer.crs().authid()}"
    )
    if renderer.type() == "categorizedSymbol":
        values = [feature[renderer.classAttribute()] for feature in layer.getFeatures()]
        for category in renderer.categories():
            count = sum(1 for value in values if str(value) == str(category.value()))
            print(f"  {category.value()} {category.label()} {category.symbol().color().name()} features={count}")
    return styled


def main():
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QgsApplication([], False)
    application.initQgis()
    good = all([describe(sys.argv[1], name) for name in ("parcels", "samples")])
    application.exitQgis()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
