"""The strokes that the demo pictures are made of, in picture units, and their colours."""

from PIL import ImageDraw

WIDTH, HEIGHT = 1200, 675
# Drawn at twice the size and reduced, because Pillow does not smooth edges itself.
SCALE = 2

Colour = tuple[int, int, int]
Canvas = ImageDraw.ImageDraw

SAND: Colour = (226, 205, 168)
WALL: Colour = (214, 184, 140)
WALL_LIGHT: Colour = (232, 209, 172)
WALL_DARK: Colour = (184, 148, 106)
SHADE: Colour = (122, 96, 72)
LEAF: Colour = (74, 124, 89)
LEAF_DARK: Colour = (48, 92, 70)
TRUNK: Colour = (124, 92, 64)
WATER: Colour = (92, 148, 176)
WATER_LIGHT: Colour = (136, 182, 204)
BLUE: Colour = (38, 86, 152)
WHITE: Colour = (250, 247, 240)
GLASS: Colour = (92, 122, 140)


def box(canvas: Canvas, x: float, y: float, width: float, height: float, colour: Colour, radius: float = 0) -> None:
    """Fill a rectangle given in picture units."""
    corners = [x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE]
    canvas.rounded_rectangle(corners, radius * SCALE, fill=colour)


def disc(canvas: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    """Fill a circle given by its centre."""
    canvas.ellipse(
        [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE], fill=colour
    )


def shape(canvas: Canvas, points: list[tuple[float, float]], colour: Colour) -> None:
    """Fill a polygon."""
    canvas.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)


def line(canvas: Canvas, points: list[tuple[float, float]], colour: Colour, width: float) -> None:
    """Draw a line of the given thickness."""
    canvas.line([(x * SCALE, y * SCALE) for x, y in points], fill=colour, width=round(width * SCALE), joint="curve")


def sky(canvas: Canvas, top: Colour, bottom: Colour, height: int) -> None:
    """Fill the upper part with a gradient."""
    for row in range(height * SCALE):
        part = row / (height * SCALE)
        colour = tuple(round(a + (b - a) * part) for a, b in zip(top, bottom, strict=True))
        canvas.line([(0, row), (WIDTH * SCALE, row)], fill=colour)


def house(canvas: Canvas, x: float, ground: float, width: float, height: float, wall: Colour = WALL) -> None:
    """Draw a flat-roofed house that stands on the ground line."""
    top = ground - height
    box(canvas, x, top, width, height, wall)
    box(canvas, x + width * 0.82, top, width * 0.18, height, WALL_DARK)
    box(canvas, x - 4, top - 10, width + 8, 14, WALL_LIGHT)
    # A window on either side of the door; narrow houses have room for one.
    for left in (16, width * 0.8 - 42) if width >= 170 else (16,):
        for row in range(max(1, int(height // 90))):
            box(canvas, x + left, top + 26 + row * 72, 26, 36, GLASS, 3)
    box(canvas, x + width * 0.36, ground - 56, 32, 56, BLUE, 3)


def palm(canvas: Canvas, x: float, ground: float, height: float, leaf: Colour = LEAF) -> None:
    """Draw a date palm."""
    top = ground - height
    shape(canvas, [(x - 8, ground), (x + 8, ground), (x + 5, top), (x - 5, top)], TRUNK)
    reach = height * 0.42
    for dx, dy in ((-1, 0.35), (-0.9, -0.1), (-0.5, -0.45), (0, -0.6), (0.5, -0.45), (0.9, -0.1), (1, 0.35)):
        tip = (x + dx * reach, top + dy * reach)
        shape(canvas, [(x - 6, top), ((x + tip[0]) / 2, (top + tip[1]) / 2 - 22), tip, (x + 6, top + 6)], leaf)
    for dx in (-9, 0, 9):
        disc(canvas, x + dx, top + 14, 7, (176, 110, 52))
