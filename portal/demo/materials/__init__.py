"""All awareness materials of the demo site, the most general first."""

from portal.demo.materials.centres import OPENING_DAYS, WHAT_A_CENTRE_OFFERS
from portal.demo.materials.rights import ASK_A_LAWYER, CIVIL_DOCUMENTS, HOUSING_QUESTIONS
from portal.demo.materials.safety import EXPLOSIVE_HAZARDS
from portal.demo.materials.shapes import FILES, Material, MaterialFile

MATERIALS: tuple[Material, ...] = (
    WHAT_A_CENTRE_OFFERS,
    OPENING_DAYS,
    ASK_A_LAWYER,
    CIVIL_DOCUMENTS,
    HOUSING_QUESTIONS,
    EXPLOSIVE_HAZARDS,
)

__all__ = ["FILES", "MATERIALS", "Material", "MaterialFile"]
