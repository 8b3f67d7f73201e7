"""What the demo pictures show: flat scenes without persons, emblems or writing, the same bytes every time."""

import io
from collections.abc import Callable

from PIL import Image, ImageDraw

from portal.demo.strokes import (
    BLUE,
    HEIGHT,
    LEAF,
    LEAF_DARK,
    SAND,
    SCALE,
    SHADE,
    TRUNK,
    WALL,
    WALL_DARK,
    WALL_LIGHT,
    WATER,
    WATER_LIGHT,
    WHITE,
    WIDTH,
    Canvas,
    box,
    disc,
    house,
    line,
    palm,
    shape,
    sky,
)


def river_town(canvas: Canvas) -> None:
    """Low houses and palms on a river bank, hills behind, at sunrise."""
    sky(canvas, (120, 176, 212), (250, 218, 176), 420)
    disc(canvas, 850, 300, 62, (252, 206, 120))
    shape(
        canvas,
        [(0, 400), (180, 300), (380, 370), (600, 280), (860, 360), (1040, 300), (1200, 350), (1200, 480), (0, 480)],
        (176, 150, 128),
    )
    box(canvas, 0, 400, WIDTH, 120, SAND)
    for x, width, height, wall in (
        (60, 170, 120, WALL),
        (250, 140, 90, WALL_LIGHT),
        (420, 200, 150, WALL),
        (760, 160, 100, WALL_LIGHT),
        (950, 190, 130, WALL),
    ):
        house(canvas, x, 500, width, height, wall)
    shape(canvas, [(0, 520), (400, 500), (800, 520), (1200, 500), (1200, 675), (0, 675)], WATER)
    for y in (560, 600, 640):
        line(canvas, [(80 + y % 70, y), (420, y)], WATER_LIGHT, 5)
        line(canvas, [(640, y + 14), (1020 + y % 90, y + 14)], WATER_LIGHT, 5)
    for x, height in ((40, 210), (660, 250), (715, 190), (1165, 230)):
        palm(canvas, x, 510, height)


def plain_town(canvas: Canvas) -> None:
    """Houses on an open plain with a road in front, the sun high."""
    sky(canvas, (108, 168, 214), (214, 230, 232), 430)
    disc(canvas, 300, 120, 54, (255, 236, 170))
    box(canvas, 0, 420, WIDTH, 255, SAND)
    for x, width, height, wall in (
        (110, 180, 130, WALL),
        (310, 150, 190, WALL_LIGHT),
        (500, 210, 110, WALL),
        (760, 150, 160, WALL),
        (930, 190, 120, WALL_LIGHT),
    ):
        house(canvas, x, 480, width, height, wall)
    for x in (80, 480, 735, 1150):
        disc(canvas, x, 462, 30, LEAF)
        box(canvas, x - 4, 462, 8, 24, TRUNK)
    shape(canvas, [(0, 540), (1200, 540), (1200, 630), (0, 630)], (128, 124, 120))
    for x in range(30, 1200, 130):
        box(canvas, x, 582, 70, 7, WHITE)


def old_quarter(canvas: Canvas) -> None:
    """Houses side by side on a slope, two of them with scaffolding."""
    sky(canvas, (150, 190, 214), (240, 228, 206), 560)
    shape(canvas, [(0, 470), (1200, 360), (1200, 675), (0, 675)], SAND)
    for row, ground in enumerate((440, 540, 640)):
        for column in range(8):
            width = 150 + (column * 37 + row * 23) % 40
            height = 110 + (column * 53 + row * 31) % 70
            wall = (WALL, WALL_LIGHT, (206, 172, 128))[(column + row) % 3]
            house(canvas, column * 165 - 40 * row, ground - column * 8, width, height, wall)
    for x, y in ((360, 380), (860, 330)):
        for step in range(4):
            line(canvas, [(x + step * 52, y), (x + step * 52, y + 190)], SHADE, 6)
            line(canvas, [(x - 10, y + 10 + step * 56), (x + 166, y + 10 + step * 56)], SHADE, 6)


def bridge_town(canvas: Canvas) -> None:
    """An arched bridge over a wide river, houses and trees on the bank."""
    sky(canvas, (128, 178, 210), (232, 226, 206), 360)
    box(canvas, 0, 330, WIDTH, 60, LEAF_DARK)
    for x, width, height, wall in (
        (40, 150, 120, WALL),
        (210, 130, 90, WALL_LIGHT),
        (820, 170, 140, WALL),
        (1010, 150, 100, WALL_LIGHT),
    ):
        house(canvas, x, 370, width, height, wall)
    for x in range(380, 820, 62):
        disc(canvas, x, 336, 34, LEAF)
    box(canvas, 0, 380, WIDTH, 295, WATER)
    for x in range(-40, 1200, 250):
        shape(canvas, [(x, 440), (x + 250, 440), (x + 250, 600), (x, 600)], (206, 190, 160))
    for x in range(85, 1200, 250):
        canvas.pieslice([(x - 98) * SCALE, 462 * SCALE, (x + 98) * SCALE, 760 * SCALE], 180, 360, fill=WATER)
    box(canvas, 0, 428, WIDTH, 22, WALL_DARK)
    for x in range(10, 1200, 40):
        box(canvas, x, 404, 6, 26, WALL_DARK)
    box(canvas, 0, 400, WIDTH, 7, WALL_DARK)
    for x, y in ((60, 640), (420, 628), (760, 646), (980, 632)):
        line(canvas, [(x, y), (x + 150, y)], WATER_LIGHT, 5)


def palm_grove(canvas: Canvas) -> None:
    """A palm grove at sunset, roofs behind it."""
    sky(canvas, (96, 104, 156), (250, 186, 128), 470)
    disc(canvas, 600, 410, 80, (255, 214, 130))
    for x, width, height in ((30, 190, 90), (240, 150, 120), (800, 200, 100), (1020, 150, 130)):
        house(canvas, x, 480, width, height, (176, 132, 104))
    box(canvas, 0, 460, WIDTH, 215, (112, 128, 84))
    for y in range(500, 675, 44):
        line(canvas, [(0, y), (1200, y + 14)], (92, 110, 72), 10)
    for x, ground, height in (
        (90, 560, 300),
        (260, 520, 240),
        (430, 590, 340),
        (720, 540, 270),
        (880, 600, 350),
        (1080, 550, 290),
    ):
        palm(canvas, x, ground, height, LEAF_DARK)


def reception_room(canvas: Canvas) -> None:
    """A reception room with desk, chairs, window, plant and notice board."""
    box(canvas, 0, 0, WIDTH, 480, (236, 228, 212))
    box(canvas, 0, 480, WIDTH, 195, (196, 172, 140))
    box(canvas, 80, 90, 270, 210, WHITE, 6)
    box(canvas, 95, 105, 115, 180, WATER_LIGHT)
    box(canvas, 220, 105, 115, 180, WATER_LIGHT)
    box(canvas, 820, 90, 300, 190, (150, 116, 84), 6)
    for column, colour in enumerate((WHITE, (250, 224, 150), WHITE, (190, 216, 226))):
        box(canvas, 840 + column * 68, 112 + (column % 2) * 18, 54, 74, colour, 3)
        box(canvas, 846 + column * 68, 206, 44, 48, WHITE, 3)
    box(canvas, 440, 380, 330, 34, WALL_DARK, 6)
    box(canvas, 455, 412, 300, 150, (176, 138, 98))
    box(canvas, 560, 320, 90, 60, (70, 84, 96), 6)
    box(canvas, 596, 372, 18, 12, (70, 84, 96))
    for x in (850, 960, 1070):
        box(canvas, x, 400, 84, 90, BLUE, 10)
        box(canvas, x, 478, 84, 26, (54, 104, 172), 8)
        box(canvas, x + 8, 500, 8, 70, SHADE)
        box(canvas, x + 68, 500, 8, 70, SHADE)
    for dx, dy in ((-46, -70), (-20, -110), (16, -116), (46, -74), (0, -50)):
        shape(canvas, [(182, 470), (210 + dx - 14, 470 + dy + 26), (210 + dx, 470 + dy), (226, 470)], LEAF)
    shape(canvas, [(165, 466), (255, 466), (240, 566), (180, 566)], (190, 108, 74))


SCENES: dict[str, Callable[[Canvas], None]] = {
    "river_town": river_town,
    "plain_town": plain_town,
    "old_quarter": old_quarter,
    "bridge_town": bridge_town,
    "palm_grove": palm_grove,
    "reception_room": reception_room,
}


def draw(scene: str) -> bytes:
    """Return a scene of `SCENES` as a JPEG of 1200 × 675 pixels. Raises KeyError for a scene that is not there."""
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), WHITE)
    SCENES[scene](ImageDraw.Draw(image))
    output = io.BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(output, "JPEG", quality=88, optimize=True)
    return output.getvalue()
