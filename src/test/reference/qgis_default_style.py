"""Opens the layers of a results.gpkg as QGIS does and prints what a user would see of each.

Run with the Python that has QGIS' modules (Debian: packages qgis and python3-qgis), without a screen:

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 src/test/reference/qgis_default_style.py RESULT/results.gpkg

Prints for each layer, as it opens and in each style a user may change to: renderer, number of features, and for each
category its value, label, colour and number of features. Exits with 1 where a layer is not valid, opens unstyled, or has
a style that leaves features undrawn.
"""

import os
import sys

from qgis.core import QgsApplication, QgsRenderContext, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument


def features_of(layer, category, renderer):
    """How many features QGIS draws with the symbol of this category."""
    context = QgsRenderContext()
    renderer.startRender(context, layer.fields())
    count = 0
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        keys = renderer.legendKeysForFeature(feature, context)
        count += category in keys
    renderer.stopRender(context)
    return count


def show(layer, title):
    renderer = layer.renderer()
    print(f"{title}: renderer={renderer.type()} features={layer.featureCount()} crs={layer.crs().authid()}")
    if renderer.type() != "categorizedSymbol":
        return True
    drawn = 0
    items = renderer.legendSymbolItems()
    for item, category in zip(items, renderer.categories()):
        count = features_of(layer, item.ruleKey(), renderer.clone())
        drawn += count
        print(f"  {category.value()} {category.label()} {category.symbol().color().name()} features={count}")
    if drawn != layer.featureCount():
        print(f"  {layer.featureCount() - drawn} features are not drawn")
    return drawn == layer.featureCount()


def describe(path, name):
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    if not layer.isValid():
        print(f"{name}: not valid")
        return False
    message, styled = layer.loadDefaultStyle()
    good = show(layer, f"{name}, as it opens (styled={styled})") and styled
    related, ids, names, descriptions, error = layer.listStylesInDatabase()
    for number in range(related):
        qml, error = layer.getStyleFromDatabase(ids[number])
        document = QDomDocument()
        document.setContent(qml)
        applied, error = layer.importNamedStyle(document)
        good = applied and show(layer, f"{name}, style {names[number]} ({descriptions[number]})") and good
    return good


def main():
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QgsApplication([], False)
    application.initQgis()
    good = all([describe(sys.argv[1], name) for name in ("parcels", "samples")])
    application.exitQgis()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
