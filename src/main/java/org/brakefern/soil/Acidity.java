package org.brakefern.soil;

/** The acidity of the soil. */
public enum Acidity implements Variable {
    /** pH of the soil suspension, without unit, 0 to 14. */
    PH;

    @Override
    public String symbol() {
        return "pH";
    }

    @Override
    public String code() {
        return "ph";
    }

    @Override
    public String unit() {
        return "";
    }
}
