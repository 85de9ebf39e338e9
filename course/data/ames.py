"""2,930 sales of homes in Ames, Iowa, 2006–2010. The card is ``ames.md``."""

import pandas as pd

from course.data.table import Table

TABLE = Table(
    name="ames",
    sha256="f03b915fbba82e3be4fd85b1fc54923b7d0e2c94d3cf8decb9c8826ee2816950",
    dtypes={
        "MS_SubClass": "str",
        "MS_Zoning": "str",
        "Lot_Frontage": "int64",
        "Lot_Area": "int64",
        "Street": "str",
        "Alley": "str",
        "Lot_Shape": "str",
        "Land_Contour": "str",
        "Utilities": "str",
        "Lot_Config": "str",
        "Land_Slope": "str",
        "Neighborhood": "str",
        "Condition_1": "str",
        "Condition_2": "str",
        "Bldg_Type": "str",
        "House_Style": "str",
        "Overall_Cond": "str",
        "Year_Built": "int64",
        "Year_Remod_Add": "int64",
        "Roof_Style": "str",
        "Roof_Matl": "str",
        "Exterior_1st": "str",
        "Exterior_2nd": "str",
        "Mas_Vnr_Type": "str",
        "Mas_Vnr_Area": "int64",
        "Exter_Cond": "str",
        "Foundation": "str",
        "Bsmt_Cond": "str",
        "Bsmt_Exposure": "str",
        "BsmtFin_Type_1": "str",
        "BsmtFin_SF_1": "int64",
        "BsmtFin_Type_2": "str",
        "BsmtFin_SF_2": "int64",
        "Bsmt_Unf_SF": "int64",
        "Total_Bsmt_SF": "int64",
        "Heating": "str",
        "Heating_QC": "str",
        "Central_Air": "str",
        "Electrical": "str",
        "First_Flr_SF": "int64",
        "Second_Flr_SF": "int64",
        "Gr_Liv_Area": "int64",
        "Bsmt_Full_Bath": "int64",
        "Bsmt_Half_Bath": "int64",
        "Full_Bath": "int64",
        "Half_Bath": "int64",
        "Bedroom_AbvGr": "int64",
        "Kitchen_AbvGr": "int64",
        "TotRms_AbvGrd": "int64",
        "Functional": "str",
        "Fireplaces": "int64",
        "Garage_Type": "str",
        "Garage_Finish": "str",
        "Garage_Cars": "int64",
        "Garage_Area": "int64",
        "Garage_Cond": "str",
        "Paved_Drive": "str",
        "Wood_Deck_SF": "int64",
        "Open_Porch_SF": "int64",
        "Enclosed_Porch": "int64",
        "Three_season_porch": "int64",
        "Screen_Porch": "int64",
        "Pool_Area": "int64",
        "Pool_QC": "str",
        "Fence": "str",
        "Misc_Feature": "str",
        "Misc_Val": "int64",
        "Mo_Sold": "int64",
        "Year_Sold": "int64",
        "Sale_Type": "str",
        "Sale_Condition": "str",
        "Sale_Price": "int64",
        "Longitude": "float64",
        "Latitude": "float64",
    },
    packed=True,
)


def load_ames() -> pd.DataFrame:
    """2,930 sales of homes in Ames, Iowa, 2006–2010. Shape (2930, 74).

    The target is ``Sale_Price`` (dollars, int64); 40 columns are text, two float64 (``Longitude``, ``Latitude``), the
    others int64; the card names them all. Nothing is missing: the text "None" means that a house has none.
    Raises ValueError if the file was changed.

    >>> frame = load_ames()
    >>> int(frame["Sale_Price"].median()), int((frame["Mas_Vnr_Type"] == "None").sum())
    (160000, 1775)
    """
    return TABLE.read()
