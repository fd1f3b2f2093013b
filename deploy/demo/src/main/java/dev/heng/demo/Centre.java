package dev.heng.demo;

/** A responsibility centre: the hospital itself ({@code parent} empty) or one of its departments. */
public record Centre(String code, String name, String nameEn, String type, String parent) {

    static Centre of(Table.Row row) {
        return new Centre(row.text("code"), row.text("name"), row.text("nameEn"), row.text("type"), row.text("parent"));
    }
}
