#!/usr/bin/env python3
"""Makes land.txt: land.py land-110m.json > land.txt

land-110m.json comes from the npm package world-atlas 2.0.2 (ISC); its data are Natural Earth's
1:110m land, which is in the public domain (naturalearthdata.com). Needs shapely (BSD-3-Clause).

Each ring is unrolled over the antimeridian and cut off nowhere: longitudes run from -168.5° to 191.5°,
so that Chukotka stays with its continent. Antarctica is left out: no city there has partners.
"""
import json
import sys

from shapely.geometry import Polygon

WEST = -168.5  # the left edge of the map, in the Bering Strait
TOLERANCE = 0.05  # degrees; unseen even where a map shows one country
LEAST = 0.35  # square degrees: smaller islands are specks at any size we print


def rings(topology):
    """The rings of all polygons, as lists of longitudes and latitudes; holes come after shells."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for number, ring in enumerate(polygon):
                points = []
                for arc in ring:
                    part = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
                    points += part[1:] if points else part
                yield number > 0, points


def unrolled(points):
    """The ring without leaps over the antimeridian, moved into the map."""
    out = [points[0]]
    for x, y in points[1:]:
        before = out[-1][0]
        out.append((x - 360 * round((x - before) / 360), y))
    middle = (min(x for x, _ in out) + max(x for x, _ in out)) / 2
    turns = 360 * ((middle - WEST) // 360)
    return [(x - turns, y) for x, y in out]


def main():
    topology = json.load(open(sys.argv[1], encoding="utf-8"))
    lines = []
    for hole, points in rings(topology):
        if max(y for _, y in points) < -60:
            continue
        shape = Polygon(unrolled(points)).simplify(TOLERANCE)
        if shape.area < LEAST:
            continue
        before = (0, 0)
        words = []
        for x, y in list(shape.exterior.coords)[:-1]:
            point = (round(x * 10), round(y * 10))
            if point == before:
                continue
            words.append(f"{point[0] - before[0]},{point[1] - before[1]}")
            before = point
        lines.append((hole, -shape.area, ("water " if hole else "land ") + " ".join(words)))
    for *_, line in sorted(lines):
        print(line)


main()
