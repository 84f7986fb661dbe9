package org.brakefern.sample;

import java.util.List;

/**
 * A hamlet of the sample valley with the village and township it belongs to.
 *
 * <p>Published: the three townships, Fulong village, Da'an community and its hamlet Xiabanliu. Every other village and
 * hamlet name is invented in the manner of the region, and all their positions are.
 */
record Hamlet(
        String township,
        String townshipZh,
        String village,
        String villageZh,
        String villageCode,
        String name,
        String nameZh) {

    /** The sixteen hamlets from north to south, that is downstream. */
    static final List<Hamlet> ALL = List.of(
            luoyang("Longwan", "龙湾村", "LW", "Shangwan", "上湾"),
            luoyang("Longwan", "龙湾村", "LW", "Xiawan", "下湾"),
            luoyang("Bantang", "板塘村", "BT", "Bantang", "板塘"),
            luoyang("Bantang", "板塘村", "BT", "Nadi", "那地"),
            daan("Guzhai", "古寨村", "GZ", "Guzhai", "古寨"),
            daan("Guzhai", "古寨村", "GZ", "Lajia", "拉甲"),
            daan("Da'an community", "大安社区", "DA", "Shangbanliu", "上板柳"),
            daan("Da'an community", "大安社区", "DA", "Xiabanliu", "下板柳"),
            daan("Da'an community", "大安社区", "DA", "Dongtou", "洞头"),
            daan("Namu", "那木村", "NM", "Namu", "那木"),
            daan("Namu", "那木村", "NM", "Baijiang", "百江"),
            sien("Tangliu", "塘柳村", "TL", "Tangliu", "塘柳"),
            sien("Tangliu", "塘柳村", "TL", "Gutan", "古滩"),
            sien("Fulong", "福龙村", "FL", "Shangfulong", "上福龙"),
            sien("Fulong", "福龙村", "FL", "Xiafulong", "下福龙"),
            sien("Fulong", "福龙村", "FL", "Nabo", "那波"));

    private static Hamlet luoyang(String village, String villageZh, String code, String name, String nameZh) {
        return new Hamlet("Luoyang", "洛阳镇", village, villageZh, code, name, nameZh);
    }

    private static Hamlet daan(String village, String villageZh, String code, String name, String nameZh) {
        return new Hamlet("Da'an", "大安乡", village, villageZh, code, name, nameZh);
    }

    private static Hamlet sien(String village, String villageZh, String code, String name, String nameZh) {
        return new Hamlet("Si'en", "思恩镇", village, villageZh, code, name, nameZh);
    }
}
